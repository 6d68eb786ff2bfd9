import { plainValueText } from "../../../engine/trace/value-text";
import { Spoken } from "../../ui/spoken";
import { WORDS } from "../../words/words";
import type { MessageSource, MessageSources } from "./message-sources";
import styles from "./message-view.module.css";

const words = WORDS.inspector.messageView;

export interface MessageViewProps {
  /** Method and URL, or the status. */
  readonly first: string;
  readonly headers: readonly (readonly [name: string, value: string])[];
  /** Where the parts come from; without it that is not said. */
  readonly from?: MessageFrom;
  /** What a name means, where it does not say so itself. */
  readonly hints?: ReadonlyMap<string, string>;
}

export interface MessageFrom {
  readonly sources: MessageSources;
  /** Where what no step wrote comes from: “as sent”. */
  readonly otherwise: string;
  readonly onSelect: (step: string) => void;
}

/** A request or response: its first line, then its headers in order, each with the step that wrote it. */
export function MessageView({ first, headers, from, hints }: MessageViewProps) {
  return (
    <>
      <p className={styles.first}>
        <code>{first}</code>
      </p>
      {from === undefined || from.sources.first === null ? null : (
        <p className={styles.from}>
          <Source source={from.sources.first} onSelect={from.onSelect} />
        </p>
      )}
      {headers.length === 0 && (from?.sources.removed.length ?? 0) === 0 ? null : (
        <table className={styles.headers}>
          <thead className={styles.hiddenHead}>
            <tr>
              <th scope="col">{words.name}</th>
              <th scope="col">{words.value}</th>
              {from === undefined ? null : <th scope="col">{words.source}</th>}
            </tr>
          </thead>
          <tbody>
            {headers.map(([name, value], at) => {
              const source = from?.sources.headers.get(name.toLowerCase());
              return (
                // The same header can stand twice; rows never move.
                <tr key={`${at} ${name}`}>
                  <th scope="row" title={hints?.get(name)}>
                    {name}
                  </th>
                  <td>{value}</td>
                  {from === undefined ? null : (
                    <td className={styles.from}>
                      {source === undefined ? from.otherwise : <Source source={source} onSelect={from.onSelect} />}
                    </td>
                  )}
                </tr>
              );
            })}
            {from?.sources.removed.map(({ name, source }) => (
              <tr key={`removed ${name}`}>
                <th scope="row">
                  <del>{name}</del>
                </th>
                <td>
                  <del>{source.before === null ? "" : plainValueText(source.before)}</del>
                </td>
                <td className={styles.from}>
                  <Source source={source} became="removed" onSelect={from.onSelect} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </>
  );
}

interface SourceProps {
  readonly source: MessageSource;
  /** Whether the step left it there. */
  readonly became?: "set" | "removed";
  readonly onSelect: (step: string) => void;
}

function Source({ source, became = "set", onSelect }: SourceProps) {
  const step = (
    <button type="button" className={styles.link} onClick={() => onSelect(source.step)}>
      {source.title}
    </button>
  );
  if (became === "removed") return <Spoken parts={words.removedBy(step)} />;
  if (source.before === null) return <Spoken parts={words.setBy(step)} />;
  return <Spoken parts={words.replacedBy(step, <code>{plainValueText(source.before)}</code>)} />;
}
