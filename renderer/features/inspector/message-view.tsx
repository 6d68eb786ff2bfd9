import styles from "./message-view.module.css";

export interface MessageViewProps {
  /** Method and URL, or the status. */
  readonly first: string;
  readonly headers: readonly (readonly [name: string, value: string])[];
}

/** A request or response: its first line, then its headers in order. */
export function MessageView({ first, headers }: MessageViewProps) {
  return (
    <>
      <p className={styles.first}>
        <code>{first}</code>
      </p>
      {headers.length === 0 ? null : (
        <table className={styles.headers}>
          <tbody>
            {headers.map(([name, value], at) => (
              // The same header can stand twice; rows never move.
              <tr key={`${at} ${name}`}>
                <th scope="row">{name}</th>
                <td>{value}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </>
  );
}
