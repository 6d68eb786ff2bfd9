import type { SavedTrace, TraceBody } from "../../../../engine/contract/index";
import { Button } from "../../../ui/button";
import { IconButton } from "../../../ui/icon-button";
import { Menu } from "../../../ui/menu";
import { RowMenu } from "../../../ui/row-menu";
import { TextArea, TextInput } from "../../../ui/text-input";
import { WORDS } from "../../../words/words";
import { placeMenu } from "../pair-menu";
import styles from "./body.module.css";
import { binaryOfText, sizeWords } from "./bytes";
import { ChooseFile } from "./choose-file";
import { bodyParts, partsBody } from "./form-body";
import type { Part } from "./multipart";

const words = WORDS.builder.multipartParts;

/** The parts of a multipart form: texts, and files with name, content type and content. */
export function MultipartParts({ saved, onBody }: { readonly saved: SavedTrace; readonly onBody: (body: TraceBody) => void }) {
  const parts = bodyParts(saved) ?? [];

  function write(next: readonly Part[]): void {
    onBody(partsBody(saved, next));
  }

  function set(index: number, part: Part): void {
    write(parts.map((other, at) => (at === index ? part : other)));
  }

  return (
    <div className={styles.parts} role="group" aria-label={WORDS.bodies.title}>
      <RowMenu label={WORDS.bodies.title} entriesOf={(key) => placeMenu(parts, Number(key), write)}>
        {parts.map((part, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a part is its place; names repeat
          <div className={styles.part} key={index} data-row={index}>
            <div className={styles.partHead}>
              <TextInput
                face="mono"
                aria-label={WORDS.bodies.partName(index + 1)}
                placeholder={words.name}
                value={part.name}
                onText={(name) => set(index, { ...part, name })}
              />
              <Menu
                label={WORDS.bodies.more(index + 1)}
                entries={placeMenu(parts, index, write)}
                trigger={<IconButton icon="more" iconSize={12} label={WORDS.bodies.more(index + 1)} />}
              />
              <IconButton
                icon="x"
                iconSize={12}
                label={WORDS.bodies.remove(index + 1)}
                onClick={() => write(parts.filter((_, at) => at !== index))}
              />
            </div>
            {part.kind === "text" ? (
              <TextArea
                face="mono"
                aria-label={WORDS.bodies.partValue(index + 1)}
                placeholder={words.value}
                rows={Math.min(8, part.value.split("\n").length)}
                value={part.value}
                onText={(value) => set(index, { ...part, value })}
              />
            ) : (
              <FilePart part={part} number={index + 1} onPart={(changed) => set(index, changed)} />
            )}
          </div>
        ))}
      </RowMenu>
      <div className={styles.foot}>
        <Button size="small" icon="plus" onClick={() => write([...parts, { kind: "text", name: "", value: "" }])}>
          {WORDS.bodies.addText}
        </Button>
        <Button
          size="small"
          icon="plus"
          onClick={() =>
            write([...parts, { kind: "file", name: "file", filename: "file.txt", contentType: "text/plain", content: binaryOfText("") }])
          }
        >
          {WORDS.bodies.addFile}
        </Button>
      </div>
    </div>
  );
}

interface FilePartProps {
  readonly part: Extract<Part, { kind: "file" }>;
  readonly number: number;
  readonly onPart: (part: Part) => void;
}

function FilePart({ part, number, onPart }: FilePartProps) {
  return (
    <>
      <div className={styles.two}>
        <TextInput
          face="mono"
          aria-label={WORDS.bodies.partFilename(number)}
          placeholder={words.fileName}
          value={part.filename}
          onText={(filename) => onPart({ ...part, filename })}
        />
        <TextInput
          face="mono"
          aria-label={WORDS.bodies.partType(number)}
          placeholder={words.contentType}
          value={part.contentType}
          onText={(contentType) => onPart({ ...part, contentType: contentType.replace(/[\r\n]/g, "") })}
        />
      </div>
      <div className={styles.foot}>
        <ChooseFile
          label={WORDS.bodies.chooseFor(number)}
          onFile={(file) =>
            onPart({
              ...part,
              filename: file.name,
              contentType: file.type === "" ? "application/octet-stream" : file.type,
              content: file.content,
            })
          }
        />
        <span className={styles.size}>{sizeWords(part.content.length)}</span>
      </div>
    </>
  );
}
