import type { KeyboardEvent, Ref } from "react";
import { FACETS, isSearching, NO_SEARCH, type StepFacet, type StepSearch, toggled } from "../../stores/result/step-search";
import { Icon } from "../../ui/icon";
import { IconButton } from "../../ui/icon-button";
import { Select } from "../../ui/select";
import { BareInput, InputFrame } from "../../ui/text-input";
import { formatNumber } from "../../words/numbers";
import { WORDS } from "../../words/words";
import { type FacetChoices, facetChips } from "./facet-choices";
import styles from "./filter-bar.module.css";
import { FACET_LISTS, FACET_NAMES, FILTER_WORDS, stepsFound, TIME_HELP } from "./filter-words";

const words = WORDS.results.filterBar;

export interface FilterBarProps {
  readonly search: StepSearch;
  readonly choices: FacetChoices;
  readonly onSearch: (search: StepSearch) => void;
  readonly onJump: (direction: "next" | "previous") => void;
  readonly onFoldAll: (to: "open" | "closed") => void;
  /** Whether the timeline says how long each step took; `null` where nobody measured. */
  readonly times: "shown" | "hidden" | null;
  readonly onTimes: (times: "shown" | "hidden") => void;
  /** Absent where the steps have no address. */
  readonly onCopyLink: (() => void) | null;
  readonly onClose: () => void;
  /** How many steps fit. */
  readonly found: number;
  /** How many more fit that are not shown, because they did not match. */
  readonly withoutMatch: number;
  readonly onShowAll: () => void;
  readonly ref: Ref<HTMLInputElement>;
}

/** Looks for steps by words and by what they belong to, shows what is chosen as chips, and goes from one to the next. */
export function FilterBar({
  search,
  choices,
  onSearch,
  onJump,
  onFoldAll,
  times,
  onTimes,
  onCopyLink,
  onClose,
  found,
  withoutMatch,
  onShowAll,
  ref,
}: FilterBarProps) {
  function onKeyDown(event: KeyboardEvent): void {
    if (event.key === "Escape") onClose();
    else if (event.key === "Enter") onJump(event.shiftKey ? "previous" : "next");
    else return;
    event.preventDefault();
  }

  return (
    <search className={styles.bar} aria-label={FILTER_WORDS.bar}>
      <div className={styles.line}>
        <InputFrame className={styles.text}>
          <Icon name="search" size={14} className={styles.dim} />
          <BareInput
            ref={ref}
            aria-label={FILTER_WORDS.text}
            placeholder={FILTER_WORDS.placeholder}
            value={search.text}
            onText={(text) => onSearch({ ...search, text })}
            onKeyDown={onKeyDown}
          />
          <span className={styles.found} role="status">
            {isSearching(search) ? stepsFound(found) : ""}
          </span>
        </InputFrame>
        <span className={styles.buttons}>
          <IconButton icon="up" label={words.previousMatch} title={words.previousHint} onClick={() => onJump("previous")} />
          <IconButton icon="down" label={words.nextMatch} title={words.nextHint} onClick={() => onJump("next")} />
          <IconButton icon="minus" label={words.foldAllSteps} onClick={() => onFoldAll("closed")} />
          <IconButton icon="plus" label={words.unfoldAllSteps} onClick={() => onFoldAll("open")} />
          {times === null ? null : (
            <IconButton
              icon="clock"
              label={words.times}
              title={words.timesTitle(TIME_HELP)}
              aria-pressed={times === "shown"}
              onClick={() => onTimes(times === "shown" ? "hidden" : "shown")}
            />
          )}
          {onCopyLink === null ? null : <IconButton icon="copy" label={words.copyLink} onClick={onCopyLink} />}
          <IconButton icon="x" label={words.closeFilter} onClick={onClose} />
        </span>
      </div>
      <div className={styles.facets}>
        {FACETS.map((facet) => (
          <FacetSelect key={facet} facet={facet} search={search} choices={choices} onSearch={onSearch} />
        ))}
        <Chips search={search} choices={choices} onSearch={onSearch} />
      </div>
      {withoutMatch === 0 ? null : (
        <p className={styles.more}>
          <span>{words.withoutMatch(withoutMatch)}</span>
          <button type="button" className={styles.clear} onClick={onShowAll}>
            {words.showWithoutMatch}
          </button>
        </p>
      )}
    </search>
  );
}

type FacetProps = Pick<FilterBarProps, "search" | "choices" | "onSearch">;

/** Offers what is not chosen yet; choosing makes a chip. */
function FacetSelect({ facet, search, choices, onSearch }: FacetProps & { readonly facet: StepFacet }) {
  const left = choices[facet].filter(({ value }) => !search[facet].includes(value));
  return (
    <Select
      aria-label={FACET_LISTS[facet]}
      size="small"
      look="quiet"
      className={styles.facet}
      value=""
      disabled={left.length === 0}
      choices={[
        { value: "", label: FACET_NAMES[facet] },
        ...left.map(({ value, label, steps }) => ({ value, label: `${label} (${formatNumber(steps)})` })),
      ]}
      onChoose={(value) => {
        if (value !== "") onSearch(toggled(search, facet, value));
      }}
    />
  );
}

function Chips({ search, choices, onSearch }: FacetProps) {
  const chips = facetChips(search, choices);
  if (chips.length === 0) return null;
  return (
    <ul className={styles.chips} aria-label={FILTER_WORDS.chips}>
      {chips.map(({ facet, value, label, without }) => (
        <li key={`${facet} ${value}`}>
          <button
            type="button"
            className={styles.chip}
            aria-label={words.remove(FACET_NAMES[facet], label)}
            onClick={() => onSearch(without)}
          >
            <span>{FACET_NAMES[facet]}</span> {label}
            <Icon name="x" size={12} />
          </button>
        </li>
      ))}
      <li>
        <button type="button" className={styles.clear} onClick={() => onSearch({ ...NO_SEARCH, text: search.text })}>
          {FILTER_WORDS.clear}
        </button>
      </li>
    </ul>
  );
}
