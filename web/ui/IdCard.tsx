import { useEffect, useState } from 'react'
import { Button } from 'react-aria-components/Button'
import { formatCitizenNumber, maskCitizenNumber } from '../../shared/citizen-number.ts'
import { formatLaserCode } from '../../shared/laser-code.ts'
import type { CardView } from '../lib/api-types.ts'
import { formatDate, splitName } from '../lib/format.ts'
import { Guilloche, Mark } from './Guilloche.tsx'
import { useUiText } from './text.ts'
import './IdCard.css'

export type IdCardProps = {
  card: CardView
  portraitUrl: string | undefined
  revealed: boolean
  side: 'front' | 'back'
  onFlip: () => void
}

/** The card itself, in the plastic one's proportions; a tap turns it over. Its data also stand as text beside it. */
export function IdCard({ card, portraitUrl, revealed, side, onFlip }: IdCardProps) {
  const t = useUiText()
  const name = t(side === 'front' ? 'ui.cardFront' : 'ui.cardBack')
  return (
    <div className="id-card" data-side={side}>
      <span className="id-card-turn">
        <Front card={card} portraitUrl={portraitUrl} revealed={revealed} />
        <Back card={card} revealed={revealed} />
      </span>
      <Button className="id-card-press" onPress={onFlip} aria-label={`${name}. ${t('ui.flipCard')}`} />
    </div>
  )
}

function Front({
  card,
  portraitUrl,
  revealed,
}: {
  card: CardView
  portraitUrl: string | undefined
  revealed: boolean
}) {
  const english = splitName(card.nameEn)
  const number = revealed ? formatCitizenNumber(card.citizenNumber) : maskCitizenNumber(card.citizenNumber)
  return (
    <span className="id-face id-front" aria-hidden="true">
      <Guilloche />
      <span className="id-head">
        <Mark />
        <span className="id-head-words">
          <b lang="th">บัตรประจำตัวประชาชน</b>
          <span lang="en">Thai National ID Card</span>
        </span>
        <LiveClock />
      </span>
      <span className="id-number numerals">{number}</span>
      <span className="id-name" lang="th">
        {card.nameTh}
      </span>
      <span className="id-name-en" lang="en">
        <span>{english.first}</span> <b>{english.last}</b>
      </span>
      <span className="id-birth">
        <span lang="th">
          เกิดวันที่ <b>{formatDate(card.birthDate, 'th', 'short')}</b>
        </span>
        <span lang="en">
          Date of birth <b>{formatDate(card.birthDate, 'en', 'short')}</b>
        </span>
      </span>
      <span className="id-address" lang="th">
        ที่อยู่ {revealed ? card.addressTh : '• • • • •'}
      </span>
      <Validity card={card} />
      <span className="id-portrait">{portraitUrl ? <img src={portraitUrl} alt="" /> : null}</span>
      {card.isSpecimen ? <Specimen /> : null}
      <span className="id-sheen" />
    </span>
  )
}

function Validity({ card }: { card: CardView }) {
  const lifetime = card.expiryDate === 'lifetime'
  return (
    <span className="id-validity">
      <span lang="th">
        วันออกบัตร <b>{formatDate(card.issueDate, 'th', 'short')}</b>
      </span>
      <span lang="th">
        วันหมดอายุ <b>{lifetime ? 'ตลอดชีพ' : formatDate(card.expiryDate, 'th', 'short')}</b>
      </span>
    </span>
  )
}

function Back({ card, revealed }: { card: CardView; revealed: boolean }) {
  return (
    <span className="id-face id-back" aria-hidden="true">
      <Guilloche />
      <span className="id-stripe" />
      <span className="id-back-rows">
        <BackRow
          th="เลขหลังบัตร"
          en="Laser code"
          value={revealed ? formatLaserCode(card.laserCode) : 'xxx-xxxxxxx-xx'}
        />
        <BackRow th="เลขคำขอ" en="Request no." value={revealed ? card.requestNumber : 'xxxx'} />
        {card.issuerTh ? <BackRow th="เจ้าพนักงานออกบัตร" en="Issuer" value={card.issuerTh} /> : null}
      </span>
      <span className="id-back-foot" lang="th">
        <Mark />
        ตัวตน · บัตรประชาชนบนโทรศัพท์
      </span>
      {card.isSpecimen ? <Specimen /> : null}
      <span className="id-sheen" />
    </span>
  )
}

/** An invented person's card can never pass for a real one, not even as a screenshot. */
function Specimen() {
  return (
    <span className="id-specimen">
      <span lang="th">ตัวอย่าง</span> <span lang="en">SPECIMEN</span>
    </span>
  )
}

function BackRow({ th, en, value }: { th: string; en: string; value: string }) {
  return (
    <span className="id-back-row">
      <span>
        <span lang="th">{th}</span> <span lang="en">{en}</span>
      </span>
      <b className="numerals">{value}</b>
    </span>
  )
}

/** Hours, minutes and seconds as they pass: a picture of the card stands still. */
export function LiveClock() {
  const [now, setNow] = useState(() => new Date())
  useEffect(() => {
    const timer = setInterval(() => setNow(new Date()), 1000)
    return () => clearInterval(timer)
  }, [])
  return (
    <span className="id-clock numerals">
      <i />
      {now.toLocaleTimeString('en-GB', { timeZone: 'Asia/Bangkok' })}
    </span>
  )
}
