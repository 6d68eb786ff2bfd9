import { BOOL, BYTES, INT, IP, type Type } from "../types/type";
import { defineField, NETWORK_SIDES } from "./define-field";
import type { FieldDefinition } from "./definition";

/** A field of the network firewall, which sees packets; never readable in a trace of an HTTP request. */
function packetField(name: string, type: Type, sentence: string, example?: string): FieldDefinition {
  return defineField({
    name,
    type,
    sides: NETWORK_SIDES,
    plan: "Network firewall (some fields need the advanced plan)",
    sentence,
    ...(example === undefined ? {} : { example }),
  });
}

export const NETWORK_FIELDS: readonly FieldDefinition[] = [
  packetField("cf.colo.name", BYTES, "The data center that handles the packet.", "sfo06"),
  packetField("cf.colo.region", BYTES, "The region of the data center that handles the packet.", "WNAM"),
  packetField("icmp", BYTES, "The whole ICMP packet, for bit_slice()."),
  packetField("icmp.type", INT, "ICMP type.", "8"),
  packetField("icmp.code", INT, "ICMP code.", "2"),
  packetField("ip", BYTES, "The whole IP packet, for bit_slice()."),
  packetField("ip.dst", IP, "Where the packet goes.", "192.0.2.2"),
  packetField("ip.dst.country", BYTES, "Country of the address that the packet goes to.", "GB"),
  packetField("ip.hdr_len", INT, "Length of the IPv4 header.", "5"),
  packetField("ip.len", INT, "Length of the packet with its header.", "60"),
  packetField("ip.opt.type", INT, "First byte of the IP options, where there are any.", "25"),
  packetField("ip.proto", BYTES, "Name of the transport protocol.", "tcp"),
  packetField("ip.ttl", INT, "Time to live.", "54"),
  packetField("sip", BOOL, "Whether the packet is valid SIP over UDP.", "false"),
  packetField("tcp", BYTES, "The whole TCP packet, for bit_slice()."),
  packetField("tcp.flags", INT, "All TCP flags in one byte.", "18"),
  packetField("tcp.flags.ack", BOOL, "Whether TCP's acknowledgment flag is set.", "false"),
  packetField("tcp.flags.cwr", BOOL, "Whether TCP's flag for a reduced congestion window is set.", "false"),
  packetField("tcp.flags.ecn", BOOL, "Whether TCP's ECN-echo flag is set.", "false"),
  packetField("tcp.flags.fin", BOOL, "Whether TCP's flag for the sender's last packet is set.", "false"),
  packetField("tcp.flags.push", BOOL, "Whether TCP's push flag is set.", "false"),
  packetField("tcp.flags.reset", BOOL, "Whether TCP's reset flag is set.", "false"),
  packetField("tcp.flags.syn", BOOL, "Whether TCP's synchronize flag is set.", "false"),
  packetField("tcp.flags.urg", BOOL, "Whether TCP's urgent flag is set.", "false"),
  packetField("tcp.srcport", INT, "TCP port that the packet comes from.", "50000"),
  packetField("tcp.dstport", INT, "TCP port that the packet goes to.", "443"),
  packetField("udp", BYTES, "The whole UDP packet, for bit_slice()."),
  packetField("udp.srcport", INT, "UDP port that the packet comes from.", "50000"),
  packetField("udp.dstport", INT, "UDP port that the packet goes to.", "53"),
];
