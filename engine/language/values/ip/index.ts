export type { IpAddress } from "./ip-address";
export { compareIp, lastAddress, networkAddress, sameIp } from "./ip-address";
export type { IpRange } from "./ip-range";
export { parseNetwork, rangeOf, singleAddress } from "./ip-range";
export type { IpSet } from "./ip-set";
export { createIpSet } from "./ip-set";
export { parseIp, parseIpv4, parseIpv6 } from "./parse-ip";
export { printIp } from "./print-ip";
