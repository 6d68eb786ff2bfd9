import { BOOL, BYTES, INT } from "../types/type";
import { defineField } from "./define-field";
import type { FieldDefinition } from "./definition";

export const TLS_FIELDS: readonly FieldDefinition[] = [
  defineField({
    name: "cf.tls_version",
    type: BYTES,
    sentence: "TLS version of the visitor's connection; empty for plain HTTP.",
    example: "TLSv1.2",
    note: "Where nobody gives it, TLSv1.3 is taken for https.",
    derive: ({ request }) => (request.scheme === "http" ? "" : undefined),
    assume: () => "TLSv1.3",
    assumed: "",
  }),
  defineField({
    name: "cf.tls_cipher",
    type: BYTES,
    sentence: "Cipher of the visitor's connection; empty for plain HTTP.",
    example: "AES128-SHA256",
    derive: ({ request }) => (request.scheme === "http" ? "" : undefined),
    assumed: "",
  }),
  defineField({
    name: "cf.tls_client_hello_length",
    type: INT,
    sentence: "Length of the client's TLS hello in bytes.",
    example: "508",
    assumed: 0,
  }),
  defineField({
    name: "cf.tls_client_random",
    type: BYTES,
    sentence: "The 32 random bytes of the client's TLS hello, in base64.",
    example: "YWJjZA==",
    assumed: "",
  }),
  defineField({
    name: "cf.tls_client_extensions_sha1",
    type: BYTES,
    sentence: "SHA-1 over the client's TLS extensions, big-endian, in base64.",
    example: "OWFiM2I5ZDc0YWI0YWYzZmFkMGU0ZjhlYjhiYmVkMjgxNTU5YTU2Mg==",
    assumed: "",
  }),
  defineField({
    name: "cf.tls_client_extensions_sha1_le",
    type: BYTES,
    sentence: "SHA-1 over the client's TLS extensions, little-endian, in base64.",
    example: "7zIpdDU5pvFPPBI2/PCzqbaXnRA=",
    assumed: "",
  }),
  defineField({
    name: "cf.tls_ciphers_sha1",
    type: BYTES,
    sentence: "SHA-1 over the ciphers that the client offers, in the order sent, in base64.",
    example: "GXSPDLP4G3X+prK73a4wBuOaHRc=",
    assumed: "",
  }),
];

/** A fact of the client certificate that is text; empty where the client presents none. */
function certificateText(member: string, sentence: string, example: string): FieldDefinition {
  return defineField({ name: `cf.tls_client_auth.${member}`, type: BYTES, sentence, example, assumed: "" });
}

/** A fact of the client certificate that is true or false; false where the client presents none. */
function certificateFlag(member: string, sentence: string): FieldDefinition {
  return defineField({ name: `cf.tls_client_auth.${member}`, type: BOOL, sentence, example: "false", assumed: false });
}

const ISSUER = "CN=Access Testing CA,OU=TX,O=Access Testing,L=Austin,ST=Texas,C=US";
const SUBJECT = "CN=James Royal,OU=Access Admins,O=Access,L=Austin,ST=Texas,C=US";

export const CLIENT_CERTIFICATE_FIELDS: readonly FieldDefinition[] = [
  certificateFlag("cert_presented", "Whether the client presented a certificate, good or bad."),
  certificateFlag("cert_verified", "Whether the client's certificate is valid; a revoked one counts as valid here too."),
  certificateFlag("cert_revoked", "Whether the client's certificate is valid but revoked."),
  certificateText("cert_issuer_dn", "Distinguished name of who issued the client's certificate.", ISSUER),
  certificateText("cert_subject_dn", "Distinguished name of whom the client's certificate is for.", SUBJECT),
  certificateText("cert_issuer_dn_rfc2253", "The issuer's distinguished name, written as RFC 2253 has it.", ISSUER),
  certificateText("cert_subject_dn_rfc2253", "The subject's distinguished name, written as RFC 2253 has it.", SUBJECT),
  certificateText(
    "cert_issuer_dn_legacy",
    "The issuer's distinguished name in the old form with slashes.",
    "/C=US/ST=Texas/L=Austin/O=Access Testing/OU=TX/CN=Access Testing CA",
  ),
  certificateText(
    "cert_subject_dn_legacy",
    "The subject's distinguished name in the old form with slashes.",
    "/C=US/ST=Texas/L=Austin/O=Access/OU=Access Admins/CN=James Royal",
  ),
  certificateText("cert_serial", "Serial number of the client's certificate, in hexadecimal.", "527E0F20A20EA2A4146C78390F34CE7AF0878CA4"),
  certificateText(
    "cert_issuer_serial",
    "Serial number of the certificate that issued the client's.",
    "2688201DBA77402EA87118876F2E1B24CF8B0395",
  ),
  certificateText(
    "cert_fingerprint_sha256",
    "SHA-256 fingerprint of the client's certificate, in hexadecimal.",
    "af363dc85bc942a892d3cee9796190fdb36d89cd588a4f1cb17c74a943439714",
  ),
  certificateText(
    "cert_fingerprint_sha1",
    "SHA-1 fingerprint of the client's certificate, in hexadecimal.",
    "933ad5282c560ae3f482a43ecd73bc9de878a190",
  ),
  certificateText("cert_not_before", "When the client's certificate begins to hold.", "Mar 21 13:35:00 2022 GMT"),
  certificateText("cert_not_after", "When the client's certificate ceases to hold.", "Mar 21 13:35:00 2023 GMT"),
  certificateText("cert_ski", "Subject key identifier of the client's certificate.", "27846FAE6EAC4A8DAD9101B519CF1EB460242831"),
  certificateText(
    "cert_issuer_ski",
    "Subject key identifier of the certificate that issued the client's.",
    "8204924CF49D471E855862706D889F58F6B784D3",
  ),
  certificateText(
    "cert_rfc9440",
    "The client's certificate as a Client-Cert header (RFC 9440), valid or not; empty where there is none or it is over 10 KiB.",
    ":MIIBqDCCAU6g......:",
  ),
  certificateFlag("cert_rfc9440_too_large", "Whether the client's certificate, encoded, is over 10 KiB."),
  certificateText(
    "cert_chain_rfc9440",
    "The certificates above the client's as a Client-Cert-Chain header (RFC 9440), in the client's order; empty where there are none or they are over 16 KiB.",
    ":MII.....=:, :MII....=:",
  ),
  certificateFlag("cert_chain_rfc9440_too_large", "Whether the certificates above the client's, encoded, are over 16 KiB."),
];
