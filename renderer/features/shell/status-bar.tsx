import type { ReactNode } from "react";
import { useImports, useLayout, useLive, useNotices, useResult, useWorkspace } from "../../stores/context";
import { lastFinished } from "../../stores/result/result";
import type { Notice } from "../../stores/window/notices";
import { activeConfiguration } from "../../stores/workspace/workspace";
import { classNames } from "../../ui/class-names";
import { Icon } from "../../ui/icon";
import { IconButton } from "../../ui/icon-button";
import { useLate } from "../../ui/use-late";
import { useMedia } from "../../ui/use-media";
import { NARROW } from "../../ui/window-sizes";
import { WORDS } from "../../words/words";
import { ScriptsItem } from "./scripts-item";
import styles from "./shell.module.css";

const words = WORDS.shell.statusBar;

/** What is true of the whole window; and what just happened, where it hides nothing. */
export function StatusBar() {
  const narrow = useMedia(NARROW);
  const version = useWorkspace((state) => state.host?.version ?? "");
  return (
    <footer className={styles.statusbar} aria-label={words.status}>
      <ConnectionItem />
      <ConfigurationItems />
      <OpeningItem />
      <NoticeItem />
      <span style={{ flex: 1 }} />
      <AssumptionsItem />
      <ScriptsItem />
      {narrow ? null : <SimulatedItem />}
      {narrow || version === "" ? null : <span className={classNames(styles.item, styles.version)}>{words.version(version)}</span>}
    </footer>
  );
}

/** Another workspace is on its way; until it is there the one that is open stays. */
function OpeningItem() {
  const pending = useWorkspace((state) => state.pending);
  const opening = useWorkspace((state) => state.opening);
  const cancel = useWorkspace((state) => state.cancelOpening);
  const late = useLate(pending === "opening" && opening !== null ? "going-on" : "at-rest");
  if (late === "no" || opening === null) return null;
  return (
    <span className={styles.notice}>
      <span>{WORDS.progress.said(opening)}</span>
      <button type="button" aria-label={words.cancelOpening} onClick={cancel}>
        {words.cancel}
      </button>
    </span>
  );
}

const OFFLINE = words.offline;

function ConnectionItem() {
  const connection = useWorkspace((state) => state.connection);
  const asking = useLive((state) => state.status.kind === "asking");
  const pulling = useImports((state) => state.status.kind === "pulling");
  if (connection.kind === "lost") {
    return (
      <span className={`${styles.item} ${styles.stop}`} role="status">
        <Icon name="warning" size={12} />
        {words.lost}
      </span>
    );
  }
  if (asking || pulling) {
    return (
      <span className={`${styles.item} ${styles.warn}`} role="status">
        <Icon name="globe" size={12} />
        {asking ? WORDS.live.out : WORDS.live.pulling}
      </span>
    );
  }
  return (
    <span className={classNames(styles.item, styles.offline)} title={OFFLINE}>
      <Icon name="offline" size={12} label={OFFLINE} />
      <span aria-hidden="true">{OFFLINE}</span>
    </span>
  );
}

function ConfigurationItems() {
  const configuration = useWorkspace(activeConfiguration);
  const goTo = useLayout((state) => state.goTo);
  if (configuration === null) return null;
  const { name, zones, rules, errors, warnings } = configuration;
  const findings = findingsText(errors, warnings);
  return (
    <>
      <span className={classNames(styles.item, styles.configurationSize)}>{sizeText(name, zones, rules)}</span>
      {findings === "" ? null : (
        <button type="button" className={`${styles.item} ${errors > 0 ? styles.stop : styles.warn}`} onClick={() => goTo("findings")}>
          <Icon name="warning" size={12} />
          {findings}
        </button>
      )}
    </>
  );
}

function sizeText(name: string, zones: number | undefined, rules: number | undefined): string {
  if (zones === undefined) return rules === undefined ? name : words.rules(name, rules);
  return rules === undefined ? words.zones(name, zones) : words.size(name, zones, rules);
}

function findingsText(errors: number, warnings: number): string {
  if (errors > 0) return warnings > 0 ? words.errorsAndWarnings(errors, warnings) : words.errors(errors);
  return warnings > 0 ? words.warnings(warnings) : "";
}

function AssumptionsItem() {
  const count = useResult((state) => lastFinished(state.run)?.result.workbench.assumed.length ?? 0);
  if (count === 0) return null;
  return (
    <span className={styles.item} title={words.assumedHint}>
      <Icon name="wave" size={12} />
      {words.assumptions(count)}
    </span>
  );
}

function SimulatedItem() {
  const put = useLayout((state) => state.put);
  return (
    <button type="button" className={styles.item} onClick={() => put({ kind: "help", page: "simulated" })}>
      {words.simulated}
    </button>
  );
}

/** What went wrong and what was said last, beside each other: neither hides the other. */
function NoticeItem() {
  const current = useNotices((state) => state.current);
  const failures = useNotices((state) => state.failures);
  const dismiss = useNotices((state) => state.dismiss);
  const [failure, ...others] = failures;
  return (
    <>
      <span role="alert" className={styles.said}>
        {failure === undefined ? null : (
          <NoticeText notice={failure} tone="stop">
            {others.length === 0 ? null : (
              <span className={styles.others} title={others.map(({ message }) => message).join("\n")}>
                {WORDS.counts.moreFailures(others.length)}
              </span>
            )}
            <IconButton
              icon="x"
              iconSize={12}
              label={words.putAway}
              style={{ height: 16, width: 16 }}
              onClick={() => dismiss(failure.id)}
            />
          </NoticeText>
        )}
      </span>
      <span role="status" className={styles.said}>
        {current === null ? null : (
          <NoticeText notice={current} tone="plain">
            {current.action === null ? null : (
              <button type="button" onClick={current.action.run}>
                {current.action.label}
              </button>
            )}
          </NoticeText>
        )}
      </span>
    </>
  );
}

interface NoticeTextProps {
  readonly notice: Notice;
  readonly tone: "plain" | "stop";
  readonly children: ReactNode;
}

function NoticeText({ notice, tone, children }: NoticeTextProps) {
  return (
    <span className={classNames(styles.notice, tone === "stop" && styles.stop)} title={notice.message}>
      <Icon name={tone === "stop" ? "disc-x" : "check"} size={12} />
      <span>{notice.message}</span>
      {children}
    </span>
  );
}
