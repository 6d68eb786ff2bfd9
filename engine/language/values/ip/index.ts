export type { IpAddress } from "./ip-address";
export { compareIp, lastAddress, networkAddress, sameIp } from "./ip-address";
export type { IpRange } from "./ip-range";
export { parseNetwork, rangeOf } from "./ip-range";
export { createIpSet } from "./ip-set";
export { parseIp } from "./parse-ip";
export { printIp } from "./print-ip";
