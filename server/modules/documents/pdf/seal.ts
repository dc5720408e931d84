// PAdES baseline B (ETSI EN 319 142-1): a detached CMS over the whole file, with the certificate bound into what is signed.

import { SignPdf } from '@signpdf/signpdf'
import { Signer as PdfSigner } from '@signpdf/utils'
import * as asn1js from 'asn1js'
import * as pkijs from 'pkijs'
import type { Seal } from '../keys/certificates.ts'
import { bufferOf, readCertificate, signDer } from '../keys/x509.ts'
import { addSignatureRoom, type SignatureWords } from './place.ts'

const SHA256 = '2.16.840.1.101.3.4.2.1'
const ECDSA_WITH_SHA256 = '1.2.840.10045.4.3.2'
const ID_DATA = '1.2.840.113549.1.7.1'
const ID_SIGNED_DATA = '1.2.840.113549.1.7.2'
const attribute = {
  contentType: '1.2.840.113549.1.9.3',
  messageDigest: '1.2.840.113549.1.9.4',
  signingCertificateV2: '1.2.840.113549.1.9.16.2.47',
}

/** The file with its seal. */
export async function sealPdf(pdf: Buffer, seal: Seal, words: SignatureWords): Promise<Buffer> {
  return new SignPdf().sign(addSignatureRoom(pdf, words), new CadesSigner(seal))
}

// The one class of this module: the library asks for a subclass of its own.
class CadesSigner extends PdfSigner {
  readonly #seal: Seal
  constructor(seal: Seal) {
    super()
    this.#seal = seal
  }
  override async sign(content: Buffer): Promise<Buffer> {
    return makeCms(content, this.#seal)
  }
}

async function makeCms(content: Uint8Array, { key, certificate, authority }: Seal): Promise<Buffer> {
  const own = readCertificate(certificate)
  const digest = await crypto.subtle.digest('SHA-256', bufferOf(content))
  const certificateDigest = await crypto.subtle.digest('SHA-256', bufferOf(certificate))
  // RFC 5035: SHA-256 is the default and therefore not written. The time is the file's own (/M): EN 319 142-1 forbids a second one here.
  const signingCertificate = sequence(
    sequence(sequence(new asn1js.OctetString({ valueHex: certificateDigest }))),
  )
  const attributes = [
    attributeOf(attribute.contentType, new asn1js.ObjectIdentifier({ value: ID_DATA })),
    attributeOf(attribute.messageDigest, new asn1js.OctetString({ valueHex: digest })),
    attributeOf(attribute.signingCertificateV2, signingCertificate),
  ]
  // In the order of their encodings, as DER wants a set: each is longer than the one before.
  const toSign = new asn1js.Set({ value: attributes.map(one => one.toSchema()) }).toBER()
  const signed = new pkijs.SignedData({
    version: 1,
    encapContentInfo: new pkijs.EncapsulatedContentInfo({ eContentType: ID_DATA }),
    digestAlgorithms: [new pkijs.AlgorithmIdentifier({ algorithmId: SHA256 })],
    certificates: [own, readCertificate(authority)],
    signerInfos: [
      new pkijs.SignerInfo({
        version: 1,
        sid: new pkijs.IssuerAndSerialNumber({ issuer: own.issuer, serialNumber: own.serialNumber }),
        digestAlgorithm: new pkijs.AlgorithmIdentifier({ algorithmId: SHA256 }),
        signatureAlgorithm: new pkijs.AlgorithmIdentifier({ algorithmId: ECDSA_WITH_SHA256 }),
        signedAttrs: new pkijs.SignedAndUnsignedAttributes({ type: 0, attributes }),
        signature: new asn1js.OctetString({ valueHex: bufferOf(signDer(key, new Uint8Array(toSign))) }),
      }),
    ],
  })
  const content_ = new pkijs.ContentInfo({ contentType: ID_SIGNED_DATA, content: signed.toSchema(true) })
  return Buffer.from(content_.toSchema().toBER())
}

const sequence = (value: asn1js.BaseBlock) => new asn1js.Sequence({ value: [value] })
const attributeOf = (type: string, value: asn1js.BaseBlock) => new pkijs.Attribute({ type, values: [value] })
