import { noteShape, property, within } from "../config/reading";
import { type ActionDefinition, BAD_PARAMETERS, notSimulated } from "./action";

/**
 * Adds to the score of the managed ruleset it stands in; the ruleset's last rule acts when the sum reaches its threshold.
 * https://developers.cloudflare.com/waf/managed-rules/reference/owasp-core-ruleset/concepts/
 */
export const score: ActionDefinition = {
  name: "score",
  title: "Score",
  terminating: false,
  sways: true,
  documentation: "https://developers.cloudflare.com/waf/managed-rules/reference/owasp-core-ruleset/concepts/",
  fidelity: { kind: "modelled", note: "Scores add up where the expressions of the rules are known." },
  prepare({ parameters, place }, { note }) {
    const increment = property(parameters, "increment");
    if (typeof increment !== "number" || !Number.isInteger(increment)) {
      noteShape(note, within(place, "increment"), "A whole number", increment);
      return notSimulated(BAD_PARAMETERS);
    }
    return {
      run: ({ passage }) => {
        const sum = passage.score + increment;
        const effects = [{ target: "waf.owasp_score", before: passage.score, after: sum }];
        return { kind: "continue", passage: { ...passage, score: sum }, effects };
      },
    };
  },
};
