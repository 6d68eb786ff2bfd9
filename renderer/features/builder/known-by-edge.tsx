import { useId, useMemo, useState } from "react";
import { useStores } from "../../stores/context";
import { isJsonObject } from "../../stores/trace-text";
import { Button } from "../../ui/button";
import { IconButton } from "../../ui/icon-button";
import { Switch } from "../../ui/toggle";
import styles from "./builder.module.css";
import { listCountries } from "./countries";
import { Group } from "./group";
import { OtherFields } from "./other-fields";
import { useChange, useSaved } from "./use-saved";
import { NumberField, SliderField, TextField } from "./value-fields";

const IP = "ip.src";
const ASN = "ip.src.asnum";
const SHOWN = new Set(["iso_code", "region_code", "city"]);

/** What does not follow from the request: where it comes from, and how it was judged. */
export function KnownByEdge() {
  const { trace, fields } = useSaved();
  const change = useChange();
  const { trace: store } = useStores();
  const countries = useMemo(() => listCountries(), []);
  const listId = useId();
  const [adding, setAdding] = useState(0);
  const { geoloc, bot_score, threat_score, skip_challenge } = trace.context ?? {};
  const given = trace.context !== undefined || fields !== undefined;
  const others = Object.keys(geoloc ?? {}).filter((key) => !SHOWN.has(key));
  const country = countries.find(({ code }) => code === geoloc?.iso_code);
  return (
    <Group
      title="What Cloudflare would know"
      actions={
        <>
          {given ? (
            <IconButton
              icon="undo"
              iconSize={14}
              label="Take out what is given here"
              onClick={() =>
                store.getState().change([
                  [["trace", "context"], undefined],
                  [["fields"], undefined],
                ])
              }
            />
          ) : null}
          <Button look="quiet" size="small" icon="plus" aria-label="Add field" onClick={() => setAdding(adding + 1)}>
            Field
          </Button>
        </>
      }
    >
      <div className={`${styles.row} ${styles.address}`}>
        <TextField label="Client IP" face="mono" path={["fields", IP]} value={fields?.[IP]} assumedAs={IP} />
        <NumberField label="ASN" path={["fields", ASN]} value={fields?.[ASN]} assumedAs={ASN} most={4_294_967_295} />
      </div>
      <div className={`${styles.row} ${styles.place}`}>
        <TextField
          label="Country"
          path={["trace", "context", "geoloc", "iso_code"]}
          value={geoloc?.iso_code}
          assumedAs="ip.src.country"
          list={listId}
          title={country?.name}
        />
        <TextField
          label="Region"
          path={["trace", "context", "geoloc", "region_code"]}
          value={geoloc?.region_code}
          assumedAs="ip.src.region_code"
        />
        <TextField label="City" path={["trace", "context", "geoloc", "city"]} value={geoloc?.city} assumedAs="ip.src.city" />
      </div>
      <datalist id={listId}>
        {countries.map(({ code, name }) => (
          <option key={code} value={code}>
            {name}
          </option>
        ))}
      </datalist>
      <div className={`${styles.row} ${styles.two}`}>
        <SliderField
          label="Bot score"
          path={["trace", "context", "bot_score"]}
          value={bot_score}
          assumedAs="cf.bot_management.score"
          least={1}
          most={99}
        />
        <NumberField
          label="Threat score"
          path={["trace", "context", "threat_score"]}
          value={threat_score}
          assumedAs="cf.threat_score"
          placeholder="0"
          most={100}
        />
      </div>
      <div className={styles.line}>
        <Switch
          value={skip_challenge === true ? "on" : "off"}
          onToggle={(state) => change(["trace", "context", "skip_challenge"], state === "on" ? true : undefined)}
        >
          Skip challenge
        </Switch>
        <span>{skip_challenge === true ? "a challenge is passed" : "a challenge ends the trace"}</span>
      </div>
      {others.length === 0 ? null : <p className={styles.none}>Also given, in the JSON: {others.join(", ")}</p>}
      <OtherFields fields={isJsonObject(fields) ? fields : {}} apart={OWN_FIELDS} adding={adding} />
    </Group>
  );
}

const OWN_FIELDS: readonly string[] = [IP, ASN];
