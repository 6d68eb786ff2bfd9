import { Field } from "../../ui/field";
import { TextArea, TextInput } from "../../ui/text-input";
import { useDraft } from "../../ui/use-draft";
import styles from "./builder.module.css";
import { Group } from "./group";
import { readTags } from "./tags";
import { useChange, useSaved } from "./use-saved";

/** What a person wants to know about a saved trace. */
export function AboutTrace() {
  const { name, description, notes, tags } = useSaved();
  const change = useChange();
  const draft = useDraft<readonly string[] | undefined>({
    value: tags,
    print: (list) => (list ?? []).join(", "),
    parse: (text) => ({ kind: "value", value: readTags(text) }),
    onValue: (list) => change(["tags"], list === undefined ? undefined : [...list]),
  });
  return (
    <Group title="About this trace">
      <div className={styles.row}>
        <Field label="Name">
          {(ids) => <TextInput {...ids} value={name ?? ""} onText={(text) => change(["name"], text === "" ? undefined : text)} />}
        </Field>
      </div>
      <div className={styles.row}>
        <Field label="Description">
          {(ids) => (
            <TextInput {...ids} value={description ?? ""} onText={(text) => change(["description"], text === "" ? undefined : text)} />
          )}
        </Field>
      </div>
      <div className={styles.row}>
        <Field label="Notes">
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
        <Field label="Tags" aside="separated by commas">
          {(ids) => <TextInput {...ids} value={draft.text} onText={draft.onText} />}
        </Field>
      </div>
    </Group>
  );
}
