// Certificates of the seals (RFC 5280), signed by keys that are never seen here: only what they sign passes.
import * as asn1js from 'asn1js'
import * as pkijs from 'pkijs'
import type { Signer } from '../../../platform/keys.ts'

const ECDSA_WITH_SHA256 = '1.2.840.10045.4.3.2'
const oid = {
  commonName: '2.5.4.3',
  organisation: '2.5.4.10',
  country: '2.5.4.6',
  subjectKey: '2.5.29.14',
  keyUsage: '2.5.29.15',
  basicConstraints: '2.5.29.19',
  authorityKey: '2.5.29.35',
  extendedKeyUsage: '2.5.29.37',
}
/** RFC 9336 document signing; and e-mail protection, without which NSS (pdfsig, browsers) trusts no seal. */
const documentSigning = ['1.3.6.1.5.5.7.3.36', '1.3.6.1.5.5.7.3.4']

const bits = { digitalSignatureAndNonRepudiation: 0xc0, certificateAndCrlSign: 0x06 }

type Issuing = {
  serial: string
  subject: { commonName: string; organisation: string }
  key: Signer
  notBefore: Date
  notAfter: Date
}

/** A certificate of the authority, signed by itself. */
export const makeAuthority = (issuing: Issuing): Promise<Buffer> =>
  makeCertificate(issuing, undefined, [
    extension(oid.basicConstraints, new pkijs.BasicConstraints({ cA: true, pathLenConstraint: 0 }), true),
    extension(oid.keyUsage, usage(bits.certificateAndCrlSign, 1), true),
  ])

/** A certificate of a key that seals documents, from the authority. */
export const makeSealCertificate = (
  issuing: Issuing,
  authority: { der: Uint8Array; key: Signer },
): Promise<Buffer> =>
  makeCertificate(issuing, authority, [
    extension(oid.basicConstraints, new pkijs.BasicConstraints({ cA: false }), true),
    extension(oid.keyUsage, usage(bits.digitalSignatureAndNonRepudiation, 6), true),
    extension(oid.extendedKeyUsage, new pkijs.ExtKeyUsage({ keyPurposes: documentSigning })),
  ])

async function makeCertificate(
  { serial, subject, key, notBefore, notAfter }: Issuing,
  authority: { der: Uint8Array; key: Signer } | undefined,
  extensions: pkijs.Extension[],
): Promise<Buffer> {
  const algorithm = () => new pkijs.AlgorithmIdentifier({ algorithmId: ECDSA_WITH_SHA256 })
  const certificate = new pkijs.Certificate()
  certificate.version = 2
  certificate.serialNumber = new asn1js.Integer({ valueHex: bufferOf(Buffer.from(serial, 'hex')) })
  certificate.signature = algorithm()
  certificate.signatureAlgorithm = algorithm()
  fill(certificate.subject, subject)
  if (authority) certificate.issuer = readCertificate(authority.der).subject
  else fill(certificate.issuer, subject)
  certificate.notBefore = new pkijs.Time({ type: 0, value: notBefore })
  certificate.notAfter = new pkijs.Time({ type: 0, value: notAfter })
  certificate.subjectPublicKeyInfo = publicKeyInfo(key)
  const own = await keyIdentifier(key)
  const issuers = authority ? await keyIdentifier(authority.key) : own
  certificate.extensions = [
    ...extensions,
    extension(oid.subjectKey, own),
    extension(oid.authorityKey, new pkijs.AuthorityKeyIdentifier({ keyIdentifier: issuers })),
  ]
  certificate.tbs = certificate.encodeTBS().toBER()
  certificate.signatureValue = new asn1js.BitString({
    valueHex: bufferOf(signDer(authority?.key ?? key, certificate.tbsView)),
  })
  return Buffer.from(certificate.toSchema(true).toBER())
}

/** ECDSA as certificates and CMS write it (RFC 3279 §2.2.3), from a key that gives the raw form. */
export const signDer = (key: Signer, data: Uint8Array): Uint8Array =>
  new Uint8Array(pkijs.createCMSECDSASignature(bufferOf(key.sign(data))))

export const readCertificate = (der: Uint8Array): pkijs.Certificate =>
  pkijs.Certificate.fromBER(bufferOf(der))

/** The bytes alone, in a buffer of their own, as ASN.1 libraries want them. */
export const bufferOf = (bytes: Uint8Array): ArrayBuffer => new Uint8Array(bytes).buffer

const publicKeyInfo = (key: Signer) =>
  pkijs.PublicKeyInfo.fromBER(bufferOf(key.publicKey.export({ type: 'spki', format: 'der' })))

/** RFC 5280 §4.2.1.2 (1): SHA-1 of the public key, as a name and not as protection. */
async function keyIdentifier(key: Signer): Promise<asn1js.OctetString> {
  const { valueHexView } = publicKeyInfo(key).subjectPublicKey.valueBlock
  return new asn1js.OctetString({ valueHex: await crypto.subtle.digest('SHA-1', bufferOf(valueHexView)) })
}

function fill(name: pkijs.RelativeDistinguishedNames, { commonName, organisation }: Issuing['subject']) {
  const text = (type: string, value: asn1js.BaseBlock) =>
    new pkijs.AttributeTypeAndValue({ type, value: value as asn1js.Utf8String })
  name.typesAndValues = [
    text(oid.country, new asn1js.PrintableString({ value: 'TH' })),
    text(oid.organisation, new asn1js.Utf8String({ value: organisation })),
    text(oid.commonName, new asn1js.Utf8String({ value: commonName })),
  ]
}

const usage = (value: number, unusedBits: number) =>
  new asn1js.BitString({ valueHex: Uint8Array.of(value).buffer, unusedBits })

const extension = (
  extnID: string,
  value: { toSchema(): asn1js.BaseBlock } | asn1js.BaseBlock,
  critical = false,
) =>
  new pkijs.Extension({
    extnID,
    critical,
    extnValue: ('toSchema' in value ? value.toSchema() : value).toBER(),
  })
