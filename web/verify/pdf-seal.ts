// The seal of a whole file, checked here: nothing of the file is sent anywhere.
import { fromBER } from 'asn1js'
import { Certificate, ContentInfo, SignedData } from 'pkijs'

export type SealFinding = {
  outcome: 'sealed' | 'altered' | 'notSealed' | 'unknownIssuer'
  /** The code that the file carries in what was sealed. */
  code?: string
}
export type Trust = { authorities: readonly string[]; endedSeals: readonly string[] }

/** Whether a file is as it was sealed, from its first byte to its last, by somebody of the given authorities. */
export async function checkSeal(pdf: Uint8Array<ArrayBuffer>, trust: Trust, now: Date): Promise<SealFinding> {
  const text = latin1(pdf)
  const ranges = [...text.matchAll(/\/ByteRange \[0 (\d+) (\d+) (\d+)\]/g)]
  const range = ranges[0]
  if (!range)
    return { outcome: text.startsWith('%PDF-') && text.includes('/ByteRange') ? 'altered' : 'notSealed' }
  const [before, after, rest] = [Number(range[1]), Number(range[2]), Number(range[3])]
  const isWhole = ranges.length === 1 && after + rest === pdf.length && before < after
  const hex = text.slice(before + 1, after - 1)
  if (!isWhole || text[before] !== '<' || text[after - 1] !== '>' || !/^[0-9a-f]+$/i.test(hex))
    return { outcome: 'altered' }
  const data = new Uint8Array(before + rest)
  data.set(pdf.subarray(0, before))
  data.set(pdf.subarray(after), before)
  const outcome = await checkSignature(fromHex(hex), data.buffer, trust, now)
  const code = /\/ContactInfo \([^()\\]*#([0-9]{100,1600})\)/.exec(latin1(data))?.[1]
  return outcome === 'sealed' && code !== undefined ? { outcome, code } : { outcome }
}

async function checkSignature(cms: Uint8Array<ArrayBuffer>, data: ArrayBuffer, trust: Trust, now: Date) {
  try {
    // The signature is followed by zeros up to the room that was left for it.
    const parsed = fromBER(cms.buffer)
    const signed = new SignedData({ schema: new ContentInfo({ schema: parsed.result }).content })
    const verified = await signed.verify({ signer: 0, data, checkChain: false, extendedMode: true })
    const seal = verified.signerCertificate
    if (!verified.signatureVerified || !seal) return 'altered' as const
    return (await isTrusted(seal, trust, now)) ? ('sealed' as const) : ('unknownIssuer' as const)
  } catch {
    return 'altered' as const
  }
}

async function isTrusted(seal: Certificate, { authorities, endedSeals }: Trust, now: Date): Promise<boolean> {
  if (now < seal.notBefore.value || now > seal.notAfter.value) return false
  if (endedSeals.includes(toHex(new Uint8Array(seal.serialNumber.valueBlock.valueHexView)))) return false
  for (const der of authorities) {
    const authority = Certificate.fromBER(
      Uint8Array.from(atob(der), character => character.charCodeAt(0)).buffer,
    )
    if (now <= authority.notAfter.value && (await seal.verify(authority))) return true
  }
  return false
}

const latin1 = (bytes: Uint8Array): string => new TextDecoder('latin1').decode(bytes)
const toHex = (bytes: Uint8Array) => Array.from(bytes, byte => byte.toString(16).padStart(2, '0')).join('')
const fromHex = (hex: string) => Uint8Array.from(hex.match(/../g) ?? [], pair => Number.parseInt(pair, 16))
