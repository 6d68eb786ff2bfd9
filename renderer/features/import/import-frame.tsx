import type { ReactNode } from "react";
import { useStores } from "../../stores/context";
import { Button } from "../../ui/button";
import { Dialog } from "../../ui/dialog";
import { WORDS } from "../../words/words";

const words = WORDS.importing.importDialog;

/** The dialog around each step of an import; closing it gives the import up. */
export function ImportFrame({
  title,
  footer,
  children,
}: {
  readonly title: string;
  readonly footer: ReactNode;
  readonly children: ReactNode;
}) {
  const { imports, layout } = useStores();
  return (
    <Dialog
      title={title}
      onClose={() => {
        layout.getState().put(null);
        imports.getState().clear();
      }}
      footer={footer}
    >
      {children}
    </Dialog>
  );
}

export function CancelButton() {
  const { imports, layout } = useStores();
  return (
    <Button
      onClick={() => {
        layout.getState().put(null);
        imports.getState().clear();
      }}
    >
      {words.cancel}
    </Button>
  );
}

export function AgainButton() {
  const { imports } = useStores();
  return <Button onClick={() => imports.getState().chooseAgain()}>{words.chooseElse}</Button>;
}
