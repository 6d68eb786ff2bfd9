import type { Moment } from "../moment";
import type { MaybeValue } from "../values/value";

/** What compiled code is made of. */
export type Condition = (moment: Moment) => boolean;
export type Reading = (moment: Moment) => MaybeValue;
/** One truth value per element. */
export type Column = (moment: Moment) => readonly boolean[];
