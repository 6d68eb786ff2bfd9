import type { ComboboxChoice } from "../../../ui/combobox";

/** Without case and marks: “Sao” finds “São”. */
export function plainLetters(text: string): string {
  return text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase().trim();
}

/** The choices that a text finds by code or name: the code itself first, then names that begin with it, then words, then the rest. */
export function findChoices(choices: readonly ComboboxChoice[], typed: string | null): readonly ComboboxChoice[] {
  const wanted = plainLetters(typed ?? "");
  if (wanted === "") return choices;
  return choices
    .flatMap((choice) => {
      const rank = rankOf(choice, wanted);
      return rank === null ? [] : [{ choice, rank }];
    })
    .toSorted((one, other) => one.rank - other.rank)
    .map(({ choice }) => choice);
}

function rankOf({ value, label, note }: ComboboxChoice, wanted: string): number | null {
  const name = plainLetters(label);
  const codes = [plainLetters(value), plainLetters(note ?? "")];
  if (codes.includes(wanted)) return 0;
  if (name.startsWith(wanted)) return 1;
  if (name.split(/[\s\-–(]+/).some((word) => word.startsWith(wanted))) return 2;
  if (codes.some((code) => code.startsWith(wanted))) return 3;
  return name.includes(wanted) ? 4 : null;
}
