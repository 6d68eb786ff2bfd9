import type { Json } from "../../../engine/contract/index";
import { Field } from "../../ui/field";
import { TextArea, TextInput } from "../../ui/text-input";
import { useDraft } from "../../ui/use-draft";
import { WORDS } from "../../words/words";
import styles from "./builder.module.css";
import { Group } from "./group";
import { GivenCount, GroupReset } from "./group-reset";
import { readTags } from "./tags";
import { useChange, useSavedPart } from "./use-saved";

const words = WORDS.builder.aboutTrace;

/** What a person wants to know about a saved trace. */
export function AboutTrace() {
  const { name, description, notes, tags } = useSavedPart((saved) => ({
    name: saved.name,
    description: saved.description,
    notes: saved.notes,
    tags: saved.tags,
  }));
  const change = useChange();
  const reset = (key: string, value: Json | undefined) => (value === undefined ? undefined : () => change([key], undefined));
  const draft = useDraft<readonly string[] | undefined>({
    value: tags,
    print: (list) => (list ?? []).join(", "),
    parse: (text) => ({ kind: "value", value: readTags(text) }),
    onValue: (list) => change(["tags"], list === undefined ? undefined : [...list]),
  });
  return (
    <Group title={words.title} count={<GivenCount group="about" />} actions={<GroupReset group="about" />}>
      <div className={styles.row}>
        <Field label={words.name} onReset={reset("name", name)}>
          {(ids) => <TextInput {...ids} value={name ?? ""} onText={(text) => change(["name"], text === "" ? undefined : text)} />}
        </Field>
      </div>
      <div className={styles.row}>
        <Field label={words.description} onReset={reset("description", description)}>
          {(ids) => (
            <TextInput {...ids} value={description ?? ""} onText={(text) => change(["description"], text === "" ? undefined : text)} />
          )}
        </Field>
      </div>
      <div className={styles.row}>
        <Field label={words.notes} onReset={reset("notes", notes)}>
          {(ids) => (
            <TextArea
              {...ids}
              rows={Math.min(8, Math.max(2, Math.ceil((notes ?? "").length / 44)))}
              value={notes ?? ""}
              onText={(text) => change(["notes"], text === "" ? undefined : text)}
            />
          )}
        </Field>
      </div>
      <div className={styles.row}>
        <Field label={words.tags} aside={words.tagsHint} onReset={reset("tags", tags)}>
          {(ids) => <TextInput {...ids} value={draft.text} onText={draft.onText} />}
        </Field>
      </div>
    </Group>
  );
}
