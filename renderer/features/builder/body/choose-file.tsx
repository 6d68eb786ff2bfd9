import { useRef, useState } from "react";
import { Button } from "../../../ui/button";
import { Problem } from "../../../ui/field";
import { WORDS } from "../../../words/words";
import { binaryOf, MOST_BODY_BYTES, sizeWords } from "./bytes";

/** A file as it was chosen; `content` is one character a byte. */
export interface ChosenFile {
  readonly name: string;
  /** As the system knows it; "" where it does not. */
  readonly type: string;
  readonly content: string;
}

interface ChooseFileProps {
  readonly label: string;
  readonly onFile: (file: ChosenFile) => void;
}

/** A button that reads a file of this machine; one that is too large for a body is refused with its size. */
export function ChooseFile({ label, onFile }: ChooseFileProps) {
  const input = useRef<HTMLInputElement>(null);
  const [problem, setProblem] = useState<string | null>(null);

  async function take(file: File): Promise<void> {
    if (file.size > MOST_BODY_BYTES) {
      setProblem(WORDS.bodies.tooLarge(file.name, sizeWords(file.size), sizeWords(MOST_BODY_BYTES)));
      return;
    }
    try {
      const content = binaryOf(new Uint8Array(await file.arrayBuffer()));
      setProblem(null);
      onFile({ name: file.name, type: file.type, content });
    } catch {
      setProblem(WORDS.bodies.unreadable(file.name));
    }
  }

  return (
    <>
      <input
        ref={input}
        type="file"
        hidden
        aria-hidden="true"
        tabIndex={-1}
        onChange={(event) => {
          const [file] = event.currentTarget.files ?? [];
          if (file !== undefined) void take(file);
          event.currentTarget.value = "";
        }}
      />
      <Button size="small" icon="open" aria-label={label} onClick={() => input.current?.click()}>
        {WORDS.bodies.choose}
      </Button>
      {problem === null ? null : <Problem>{problem}</Problem>}
    </>
  );
}
