import { Button } from "../../ui/button";
import { Switch } from "../../ui/toggle";
import { WORDS } from "../../words/words";
import styles from "./builder.module.css";
import { Group } from "./group";
import { GivenCount, GroupReset } from "./group-reset";
import { PlaceFields } from "./place/place-fields";
import { Signals } from "./signals/signals";
import { useChange, useSavedPart } from "./use-saved";
import { NumberField, SliderField, TextField } from "./value-fields";

const words = WORDS.builder.knownByEdge;

const IP = "ip.src";
const ASN = "ip.src.asnum";
const SHOWN = new Set(["iso_code", "region_code", "city"]);

/** Fields with a control of their own above the families. */
const OWN_FIELDS: readonly string[] = [IP, ASN];

/** What does not follow from the request: where it comes from, and how it was judged. */
export function KnownByEdge() {
  const { context, ip, asn } = useSavedPart(({ trace, fields }) => ({ context: trace.context, ip: fields?.[IP], asn: fields?.[ASN] }));
  const change = useChange();
  const { bot_score, threat_score, skip_challenge } = context ?? {};
  return (
    <Group title={WORDS.signals.title} count={<GivenCount group="known" />} actions={<GroupReset group="known" />}>
      <div className={`${styles.row} ${styles.address}`}>
        <TextField label={words.clientIp} face="mono" path={["fields", IP]} value={ip} assumedAs={IP} />
        <NumberField label={words.asn} help={words.asnHelp} path={["fields", ASN]} value={asn} assumedAs={ASN} most={4_294_967_295} />
      </div>
      <PlaceFields />
      <AlsoOfPlace />
      <div className={`${styles.row} ${styles.two}`}>
        <SliderField
          label={words.botScore}
          help={words.botScoreHelp}
          path={["trace", "context", "bot_score"]}
          value={bot_score}
          assumedAs="cf.bot_management.score"
          placeholder="99"
          least={1}
          most={99}
        />
        <NumberField
          label={words.threatScore}
          help={words.threatScoreHelp}
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
          onReset={skip_challenge === undefined ? undefined : () => change(["trace", "context", "skip_challenge"], undefined)}
        >
          {words.skipChallenge}
        </Switch>
        <span>{skip_challenge === true ? WORDS.signals.challengePassed : WORDS.signals.challengeEnds}</span>
      </div>
      <Signals apart={OWN_FIELDS} />
    </Group>
  );
}

/** What else the trace says of the place, each with a way to take it out. */
function AlsoOfPlace() {
  const geoloc = useSavedPart(({ trace }) => trace.context?.geoloc);
  const change = useChange();
  const others = Object.entries(geoloc ?? {}).filter(([key]) => !SHOWN.has(key));
  if (others.length === 0) return null;
  return (
    <ul className={styles.alsoOfPlace} aria-label={WORDS.signals.alsoGiven}>
      {others.map(([key, value]) => (
        <li key={key}>
          <Button
            size="small"
            title={WORDS.signals.takeOut(key)}
            aria-label={WORDS.signals.takeOutValue(key, String(value))}
            onClick={() => change(["trace", "context", "geoloc", key], undefined)}
          >
            {key} <code>{String(value)}</code> ×
          </Button>
        </li>
      ))}
    </ul>
  );
}
