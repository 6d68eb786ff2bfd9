import { plainValueText } from "../../../engine/trace/value-text";
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
}

export interface MessageFrom {
  readonly sources: MessageSources;
  /** Where what no step wrote comes from: “as sent”. */
  readonly otherwise: string;
  readonly onSelect: (step: string) => void;
}

/** A request or response: its first line, then its headers in order, each with the step that wrote it. */
export function MessageView({ first, headers, from }: MessageViewProps) {
  return (
    <>
      <p className={styles.first}>
        <code>{first}</code>
      </p>
      {from === undefined || from.sources.first === null ? null : (
        <p className={styles.from}>
          <Source source={from.sources.first} verb={words.setBy} onSelect={from.onSelect} />
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
                  <th scope="row">{name}</th>
                  <td>{value}</td>
                  {from === undefined ? null : (
                    <td className={styles.from}>
                      {source === undefined ? from.otherwise : <Source source={source} verb={words.setBy} onSelect={from.onSelect} />}
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
                  <Source source={{ ...source, before: null }} verb={words.removedBy} onSelect={from.onSelect} />
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
  readonly verb: string;
  readonly onSelect: (step: string) => void;
}

function Source({ source, verb, onSelect }: SourceProps) {
  return (
    <>
      {verb}{" "}
      <button type="button" className={styles.link} onClick={() => onSelect(source.step)}>
        {source.title}
      </button>
      {source.before === null ? null : (
        <>
          , {words.was} <code>{plainValueText(source.before)}</code>
        </>
      )}
    </>
  );
}
