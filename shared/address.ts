// Thai addresses: Bangkok has แขวง and เขต and takes no จังหวัด, every other province has ตำบล and อำเภอ.

export type AreaName = { th: string; en: string }

/** Where a house stands. Codes are those of the Department of Provincial Administration (2, 4 and 6 digits). */
export type Address = {
  houseNumber: string
  villageNumber?: string | undefined
  lane?: AreaName | undefined
  road?: AreaName | undefined
  subdistrict: AreaName
  district: AreaName
  province: AreaName
  subdistrictCode: string
  postcode: string
}

const join = (...parts: (string | undefined | false)[]) => parts.filter(Boolean).join(' ')

/** True for addresses in Bangkok, whose sub-district codes begin with 10. */
export function isInBangkok(address: Pick<Address, 'subdistrictCode'>): boolean {
  return address.subdistrictCode.startsWith('10')
}

/** One line in Thai with the full words, with the postcode. */
export function formatAddressTh(address: Address): string {
  const { subdistrict, district, province } = address
  const areas = isInBangkok(address)
    ? `แขวง${subdistrict.th} เขต${district.th} ${province.th}`
    : `ตำบล${subdistrict.th} อำเภอ${district.th} จังหวัด${province.th}`
  return join(
    address.houseNumber,
    address.villageNumber && `หมู่ที่ ${address.villageNumber}`,
    address.lane && `ซอย${address.lane.th}`,
    address.road && `ถนน${address.road.th}`,
    areas,
    address.postcode,
  )
}

/** One line in English, with the postcode. */
export function formatAddressEn(address: Address): string {
  const { subdistrict, district, province } = address
  const first = join(
    address.houseNumber,
    address.villageNumber && `Moo ${address.villageNumber}`,
    address.lane && `Soi ${address.lane.en}`,
    address.road && `${address.road.en} Road`,
  )
  const areas = isInBangkok(address)
    ? `${subdistrict.en}, ${district.en}, ${province.en}`
    : `Tambon ${subdistrict.en}, Amphoe ${district.en}, ${province.en}`
  return `${first}, ${areas} ${address.postcode}`
}

/** The two lines printed on the card, with the short words ต. อ. จ. and no postcode. */
export function cardAddressLines(address: Address): [string, string] {
  const { subdistrict, district, province } = address
  const inBangkok = isInBangkok(address)
  const first = join(
    address.houseNumber,
    address.villageNumber && `หมู่ที่ ${address.villageNumber}`,
    address.lane && `ซ.${address.lane.th}`,
    address.road && `ถ.${address.road.th}`,
    inBangkok ? `แขวง${subdistrict.th}` : `ต.${subdistrict.th}`,
  )
  const second = inBangkok ? `เขต${district.th} ${province.th}` : `อ.${district.th} จ.${province.th}`
  return [first, second]
}
