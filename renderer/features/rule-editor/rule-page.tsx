import { type ReactNode, useMemo, useState } from "react";
import { useConfiguration, useLayout, useStores, useTrace, useWhatIf } from "../../stores/context";
import { readableConfiguration } from "../../stores/workspace/configuration";
import { Button } from "../../ui/button";
import { ErrorState } from "../../ui/error-state";
import { IconButton } from "../../ui/icon-button";
import { Menu } from "../../ui/menu";
import { PaneHead, UnsavedDot } from "../../ui/pane";
import { ProgressBar } from "../../ui/progress-bar";
import { SplitGroup, SplitHandle, SplitPane } from "../../ui/splitter";
import text from "../../ui/text.module.css";
import { Switch } from "../../ui/toggle";
import { useMedia } from "../../ui/use-media";
import { WORDS } from "../../words/words";
import { editRules, moveRule } from "./edit-rules";
import { FileJson, RuleJson } from "./json-views";
import { ListFile } from "./lists/list-file";
import styles from "./rule-editor.module.css";
import { RuleForm } from "./rule-form";
import { changedRules, copyOf, type PlacedRuleset, placeOf, type RuleFacts, readRule, ruleName } from "./rule-view";
import { useEditedFile, useList, useRules } from "./use-edited";
import { VerdictDock } from "./verdict-dock";
import { WhatIfBanner } from "./what-if-banner";

const words = WORDS.ruleEditor.rulePage;

/** One rule, or one file as JSON, and what a change of it would do. `timeline` shows the result of the open trace. */
export function RulePage({ timeline }: { readonly timeline: ReactNode }) {
  const editing = useWhatIf((state) => state.editing);
  const view = useConfiguration(readableConfiguration);
  const short = useMedia("(max-height: 760px)");
  const sizes = useLayout((state) => state.sizes);
  const setSize = useLayout((state) => state.setSize);
  const place = useMemo(() => (editing === null ? null : placeOf(view, editing)), [view, editing]);
  if (editing === null) return null;
  const { file } = editing;
  return (
    <section className={styles.page} data-pane="" aria-label={words.ruleEditor} data-undo="rules">
      {editing.kind === "rule" ? (
        <RuleHead file={file} list={editing.list} index={editing.index} own={place?.own ?? null} />
      ) : (
        <FileHead file={file} own={place?.own ?? null} />
      )}
      <WhatIfBanner idle="kept" />
      <Opening />
      <SplitGroup direction="column" className={styles.split}>
        <SplitPane id="rule-form" smallest={120}>
          {editing.kind === "rule" ? (
            <RuleBody key={`${file} ${editing.list}`} file={file} list={editing.list} index={editing.index} own={place?.own ?? null} />
          ) : (
            <FileBody key={file} file={file} at={editing.at ?? null} own={place?.own ?? null} />
          )}
        </SplitPane>
        <SplitHandle label={words.resizeOutcomes} />
        <SplitPane
          id="verdicts"
          size={sizes["verdicts"] ?? (short ? 240 : 384)}
          keeps="share"
          smallest={80}
          onSize={(pixels) => setSize("verdicts", pixels)}
        >
          <VerdictDock timeline={timeline} />
        </SplitPane>
      </SplitGroup>
    </section>
  );
}

/** While the file is read, and when it cannot be. */
function Opening() {
  const { whatIf } = useStores();
  const opening = useWhatIf((state) => state.opening);
  const editing = useWhatIf((state) => state.editing);
  if (opening.kind === "opening") return <ProgressBar label={words.reading} />;
  if (opening.kind === "none" || editing === null) return null;
  return (
    <ErrorState size="small" message={opening.message} place={editing.file}>
      <Button size="small" onClick={() => void whatIf.getState().open(editing)}>
        {words.readAgain}
      </Button>
    </ErrorState>
  );
}

interface RulePlace {
  readonly file: string;
  readonly list: string;
  readonly index: number;
  readonly own: PlacedRuleset | null;
}

function RuleHead({ file, list, index, own }: RulePlace) {
  const { whatIf } = useStores();
  const rules = useRules(file, list);
  const json = rules?.now[index];
  const rule = json === undefined ? null : readRule(json, index);
  const changed = useMemo(() => (rules === null ? null : changedRules(rules.saved, rules.now)), [rules]);
  const count = rules?.now.length ?? 0;
  const edits = editRules(whatIf, { file, list });
  return (
    <PaneHead>
      <span className={styles.badge} title={words.ruleOf(index + 1, count)}>
        {index + 1}
      </span>
      <h2 className={text.cut}>{rule === null ? words.rule : ruleName(rule, index)}</h2>
      {changed?.has(index) === true ? <UnsavedDot /> : null}
      <span className={text.grow} />
      {rule === null ? null : (
        <>
          <Switch
            value={rule.enabled ? "on" : "off"}
            onToggle={(value) =>
              whatIf
                .getState()
                .change({ kind: "set", file, pointer: `${list}/${index}/enabled`, value: value === "on" }, `enabled ${index}`)
            }
          >
            {words.enabled}
          </Switch>
          <IconButton
            icon="up"
            label={words.moveRuleUp}
            title={words.moveUpHint}
            disabled={index === 0}
            onClick={() => moveRule(whatIf, { file, list }, index, index - 1)}
          />
          <IconButton
            icon="down"
            label={words.moveRuleDown}
            title={words.moveDownHint}
            disabled={index >= count - 1}
            onClick={() => moveRule(whatIf, { file, list }, index, index + 1)}
          />
          <Menu
            label={words.more}
            trigger={<IconButton icon="more" iconSize={16} label={words.more} />}
            entries={[
              { kind: "action", label: words.duplicateRule, icon: "copy", run: () => edits.insert(index + 1, copyOf(rule.json)) },
              {
                kind: "action",
                label: own === null ? words.showFile : words.showRuleset,
                icon: "code",
                run: () => void whatIf.getState().open({ kind: "file", file }),
              },
              { kind: "rule" },
              { kind: "action", label: words.deleteRule, icon: "trash", tone: "danger", run: () => edits.remove(index) },
            ]}
          />
        </>
      )}
      <CloseButton />
    </PaneHead>
  );
}

function FileHead({ file, own }: { readonly file: string; readonly own: PlacedRuleset | null }) {
  const { whatIf } = useStores();
  const unsaved = useWhatIf((state) => state.edits.some((edit) => edit.file === file));
  const list = useList(file);
  const name = list === null ? file.slice(file.lastIndexOf("/") + 1) : `$${list.list.name}`;
  return (
    <PaneHead>
      <h2 className={text.cut} title={file}>
        {own === null ? name : words.asJson(own.ruleset.product)}
      </h2>
      {unsaved ? <UnsavedDot /> : null}
      <code className={`${styles.file} ${text.cut}`}>{file}</code>
      <span className={text.grow} />
      {own === null || own.ruleset.rules.length === 0 ? null : (
        <Button
          size="small"
          look="quiet"
          icon="list"
          onClick={() => void whatIf.getState().open({ kind: "rule", file, list: own.list, index: 0 })}
        >
          {words.showRules}
        </Button>
      )}
      <CloseButton />
    </PaneHead>
  );
}

/** A list as its items, every other file as JSON. */
function FileBody({ file, at, own }: { readonly file: string; readonly at: string | null; readonly own: PlacedRuleset | null }) {
  const list = useList(file);
  return list === null ? <FileJson file={file} at={at} phase={own?.ruleset.phase ?? null} /> : <ListFile {...list} file={file} at={at} />;
}

function CloseButton() {
  const close = useWhatIf((state) => state.close);
  return <IconButton icon="x" iconSize={16} label={words.close} title={words.back} onClick={close} />;
}

function RuleBody({ file, list, index, own }: RulePlace) {
  const { whatIf } = useStores();
  const view = useConfiguration(readableConfiguration);
  const saved = useTrace((state) => state.document?.saved ?? null);
  const found = useEditedFile(file);
  const rules = useRules(file, list);
  const [shown, setShown] = useState<"form" | "json">("form");
  const environment = useMemo(() => ({ lists: view?.account.lists ?? null, trace: saved, ipv6: "on" as const }), [view, saved]);
  if (found === null || rules === null) return null;
  if (found.edited.broken === "yes") {
    return (
      <ErrorState message={words.mistake} place={file}>
        <Button onClick={() => void whatIf.getState().open({ kind: "file", file })}>{words.openJson}</Button>
      </ErrorState>
    );
  }
  const json = rules.now[index];
  if (found.edited.fits === "no" || json === undefined) {
    return <ErrorState message={words.outdated} place={file} />;
  }
  const rule: RuleFacts = readRule(json, index);
  const phase = own?.ruleset.phase ?? null;
  const at = { file, list, index, count: rules.now.length };
  return (
    <div className={styles.body}>
      {shown === "form" ? (
        <RuleForm
          key={rule.key}
          rule={rule}
          at={at}
          phase={phase}
          actions={own?.ruleset.actions ?? []}
          environment={environment}
          onShowJson={() => setShown("json")}
        />
      ) : (
        <RuleJson key={index} rule={rule} at={at} phase={phase} environment={environment} onShowForm={() => setShown("form")} />
      )}
    </div>
  );
}
