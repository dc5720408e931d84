import { failures } from '../../platform/failures.ts'

export const fail = failures('authenticators', {
  proofMissing: [401, 'This call must be signed by the key of the phone.'],
  proofInvalid: [401, 'The signature of the phone could not be checked.'],
  proofReplayed: [401, 'This signature was used before.'],
  clockWrong: [401, 'The clock of the phone is too far off.'],
  sessionEnded: [401, 'Signed out. Enter the passcode again.'],
  deviceUnknown: [401, 'This phone is not registered.'],
  deviceLocked: [423, 'Too many wrong passcodes on this phone.'],
  passcodeWrong: [401, 'The passcode is not right.'],
  passcodesDiffer: [400, 'The two passcodes are not the same.'],
  passcodeWrongLength: [400, 'The passcode has the wrong length.'],
  passcodeSequence: [400, 'Do not use digits that go up or down in a row.'],
  passcodeRun: [400, 'Do not repeat the same digits.'],
  passcodeBirthDate: [400, 'Do not use the date of birth.'],
  passcodeCitizenNumber: [400, 'Do not use a part of the citizen number.'],
})
