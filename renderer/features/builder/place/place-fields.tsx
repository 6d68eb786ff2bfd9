import { type ReactNode, useEffect, useState } from "react";
import type { Json } from "../../../../engine/contract/index";
import { useStores } from "../../../stores/context";
import { Combobox, type ComboboxChoice } from "../../../ui/combobox";
import { Field } from "../../../ui/field";
import { type Draft, useDraft } from "../../../ui/use-draft";
import { WORDS } from "../../../words/words";
import styles from "../builder.module.css";
import { savedNow, useAssumed, useChange, useSavedPart } from "../use-saved";
import { Assumed, printAssumed } from "../value-fields";
import { findChoices, plainLetters } from "./find-choices";
import { chooseCity, chooseCountry, chooseRegion, type PlaceChange, withoutCountry } from "./place-changes";
import { describePlaceChange } from "./place-words";
import { continues, readCountry, readRegion } from "./read-place";
import { usePlaces } from "./use-places";

const words = WORDS.builder.placeFields;

const GEOLOC = ["trace", "context", "geoloc"] as const;
const REGION = [...GEOLOC, "region_code"] as const;
const CITY = [...GEOLOC, "city"] as const;

/** Country, region and city: chosen by name or code, or typed freely. A choice says what follows from it. */
export function PlaceFields() {
  const geoloc = useSavedPart(({ trace }) => trace.context?.geoloc);
  const { trace: store } = useStores();
  const change = useChange();
  const { places, load } = usePlaces();
  const [told, setTold] = useState<{ readonly sentence: string; readonly over: string } | null>(null);
  const { iso_code: code, region_code: region, city } = geoloc ?? {};
  const countries = places?.listCountries() ?? [];
  const country = places === null || code === undefined ? null : places.findCountry(code);
  const regions = places === null || country === null ? [] : places.regionsOf(country.code);
  const cities = places === null || country === null ? [] : places.citiesOf(country.code, region);
  const regionName = regions.find((each) => each.code === region)?.name;
  const now = JSON.stringify([code, region, city]);

  const typedCountry = useDraft<string | undefined>({
    value: code,
    print: (value) => value ?? "",
    parse: (text) => readCountry(text, countries),
    continues: (text) => continues(text, countries),
    onValue: takeCountry,
  });
  const typedRegion = useDraft<string | undefined>({
    value: region,
    print: (value) => value ?? "",
    parse: (text) => readRegion(text, regions),
    continues: (text) => continues(text, regions),
    onValue: takeRegion,
  });
  useHalfTyped(typedCountry);
  useHalfTyped(typedRegion);

  function apply(name: string, chosen: PlaceChange, over: readonly (string | undefined)[]): void {
    store.getState().change(chosen.changes);
    const sentence = describePlaceChange(name, chosen);
    setTold(sentence === null ? null : { sentence, over: JSON.stringify(over) });
  }

  /** What was typed, once it is a country; the same one again changes nothing. */
  function takeCountry(value: string | undefined): void {
    if (value === code) return;
    if (value !== undefined && places !== null && places.findCountry(value) !== null) pickCountry(value);
    else apply(value ?? "", withoutCountry(savedNow(store), country, value), [value, region, city]);
  }

  function takeRegion(value: string | undefined): void {
    if (value === region) return;
    if (regions.some((each) => each.code === value)) pickRegion(value);
    else change(REGION, value);
  }

  function pickCountry(value: string): void {
    const picked = places?.findCountry(value);
    if (picked === undefined || picked === null) return;
    typedCountry.drop();
    const stays = picked.code === code;
    apply(picked.name, chooseCountry(savedNow(store), picked), [picked.code, stays ? region : undefined, stays ? city : undefined]);
  }

  function pickRegion(value: string | undefined): void {
    const picked = regions.find((each) => each.code === value);
    if (picked === undefined) return;
    typedRegion.drop();
    const stays = region === undefined || region === picked.code;
    apply(picked.name, chooseRegion(savedNow(store), picked), [code, picked.code, stays ? city : undefined]);
  }

  function pickCity({ value }: ComboboxChoice): void {
    const picked = cities[Number(value)];
    if (picked === undefined) return;
    apply(picked.name, chooseCity(savedNow(store), picked), [code, picked.region?.code ?? region, picked.name]);
  }

  return (
    <>
      <div className={`${styles.row} ${styles.place}`}>
        <PlaceField
          label={words.country}
          text={typedCountry.text}
          problem={typedCountry.problem}
          value={code}
          aside={country?.name}
          assumedAs="ip.src.country"
          onFocus={load}
          onReset={() => takeCountry(undefined)}
          choicesFor={(text) =>
            findChoices(
              countries.map((each) => ({ value: each.code, label: each.name, note: each.code })),
              text,
            )
          }
          onText={typedCountry.onText}
          onSettle={typedCountry.settle}
          onPick={({ value }) => pickCountry(value)}
        />
        <PlaceField
          label={words.region}
          text={typedRegion.text}
          value={region}
          aside={regionName}
          assumedAs="ip.src.region_code"
          onFocus={load}
          onReset={() => change(REGION, undefined)}
          choicesFor={(text) =>
            findChoices(
              regions.map((each) => ({ value: each.code, label: each.name, note: each.code })),
              text,
            )
          }
          onText={typedRegion.onText}
          onSettle={typedRegion.settle}
          onPick={({ value }) => pickRegion(value)}
        />
      </div>
      <div className={styles.row}>
        <PlaceField
          label={words.city}
          text={city ?? ""}
          value={city}
          assumedAs="ip.src.city"
          onFocus={load}
          onReset={() => change(CITY, undefined)}
          choicesFor={(text) =>
            cities.flatMap((each, index) =>
              plainLetters(each.name).startsWith(plainLetters(text ?? ""))
                ? [{ value: String(index), label: each.name, note: each.region?.name ?? each.timezone }]
                : [],
            )
          }
          onText={(text) => change(CITY, text === "" ? undefined : text)}
          onPick={pickCity}
        />
      </div>
      <p className={styles.told} role="status">
        {told !== null && told.over === now ? told.sentence : null}
      </p>
    </>
  );
}

interface PlaceFieldProps {
  readonly label: string;
  readonly text: string;
  readonly problem?: string | null;
  readonly value: Json | undefined;
  readonly aside?: ReactNode;
  readonly assumedAs: string;
  readonly onFocus: () => void;
  readonly onReset: () => void;
  readonly choicesFor: (typed: string | null) => readonly ComboboxChoice[];
  readonly onText: (text: string) => void;
  readonly onSettle?: () => void;
  readonly onPick: (choice: ComboboxChoice) => void;
}

/** Sending or saving the trace takes what stands half typed. */
function useHalfTyped({ state, settle }: Draft): void {
  const { halfTyped } = useStores();
  useEffect(() => (state === "unfinished" ? halfTyped.hold(settle) : undefined));
}

function PlaceField({ label, text, problem, value, aside, assumedAs, onReset, ...list }: PlaceFieldProps) {
  const assumed = useAssumed(assumedAs);
  const shown = text === "" && assumed !== undefined ? <Assumed /> : aside;
  return (
    <Field label={label} aside={shown} problem={problem} onReset={value === undefined ? undefined : onReset}>
      {(ids) => (
        <Combobox
          {...ids}
          {...list}
          text={text}
          title={typeof aside === "string" ? aside : undefined}
          placeholder={assumed === undefined ? undefined : printAssumed(assumed)}
        />
      )}
    </Field>
  );
}
