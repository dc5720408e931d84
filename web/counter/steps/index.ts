import type { ComponentType } from 'react'
import type { StepKey } from '../counter-api.ts'
import type { StepProps } from '../desk/CasePage.tsx'
import { Attest } from './Attest.tsx'
import { Bind } from './Bind.tsx'
import { Card } from './Card.tsx'
import { Confirm } from './Confirm.tsx'
import { FaceStep } from './FaceStep.tsx'
import { Finger } from './Finger.tsx'
import { Identify } from './Identify.tsx'
import { PhoneStep } from './PhoneStep.tsx'

/** One page for each step, whatever the channel. */
export const stepPages: Record<StepKey, ComponentType<StepProps>> = {
  identify: Identify,
  card: Card,
  finger: Finger,
  face: FaceStep,
  attest: Attest,
  confirm: Confirm,
  phone: PhoneStep,
  ticket: Bind,
  bind: Bind,
}
