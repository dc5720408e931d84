/** The ten fingers in the order of ISO/IEC 19794-2:2005 table 2, where the right thumb is 1 and 0 means unknown. */
export const fingerNames = [
  'rightThumb',
  'rightIndex',
  'rightMiddle',
  'rightRing',
  'rightLittle',
  'leftThumb',
  'leftIndex',
  'leftMiddle',
  'leftRing',
  'leftLittle',
] as const
export type FingerName = (typeof fingerNames)[number]
