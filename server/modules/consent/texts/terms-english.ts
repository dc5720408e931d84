import type { TextBody } from './text.ts'

export const termsEnglish: TextBody = {
  title: 'Terms and privacy notice for registration',
  sections: [
    {
      heading: 'What we will do',
      paragraphs: [
        'We check that you are the holder of the identity card you photograph, and then bind your identity to this phone, so that you can show your card and use state services by yourself.',
        'We use the data for this, to prevent somebody posing as you, and so that what happened can be checked later. Never for advertising; we do not sell it, and your pictures do not train any face recognition.',
      ],
    },
    {
      heading: 'The data we use',
      paragraphs: [
        'From the card: pictures of the front and back, citizen number, names, date of birth, dates of issue and expiry, and the laser code on the back. If the card states a religion, we neither read nor keep it.',
        'From the camera: several pictures of your face while you turn as asked, to check that you are a live person and the same one as on the card and in the register.',
        'From the population register: the data and photograph it already has, to compare with.',
        'From the phone: the name you give it and its public key. The secret key never leaves the phone, and we do not know your passcode: only a value that cannot be turned back is kept.',
      ],
    },
    {
      heading: 'Legal basis',
      paragraphs: [
        'Checking with the register: a task in the public interest and the exercise of official duty, section 24 (4) of the Personal Data Protection Act B.E. 2562 (2019).',
        'Comparing your face, which is biometric data: your explicit consent, section 26. Pressing “Accept and continue” gives this consent, for this registration only.',
      ],
    },
    {
      heading: 'If you would rather not',
      paragraphs: [
        'You may refuse. You lose no right: your physical card still serves, and you can register at a registration office, where an officer compares your face without a machine.',
        'You may stop at any step. “Give up” erases all pictures of this attempt at once.',
      ],
    },
    {
      heading: 'How long we keep it',
      paragraphs: [
        'Pictures of the card and face, and values computed from the face: at most 24 hours from when they were taken, whether you succeed or not. Then they are erased automatically.',
        'The outcome of the checks, the level of assurance, and the texts you accepted with their times: as long as you use the service, and 10 years after, as evidence in a dispute.',
        'The record of events (who did what and when, without names, citizen numbers or pictures): at least 90 days as the Computer Crime Act asks, and at most 10 years.',
      ],
    },
    {
      heading: 'Who receives it',
      paragraphs: [
        'During registration, nobody but the authority that keeps the register and this system. Reading the card and comparing the face happen on the system’s own machines: nothing is sent to outside providers or abroad.',
        'Later, an organisation that wants your data must ask through the app, and you see the actual items before you allow it, every time.',
      ],
    },
    {
      heading: 'Your rights',
      paragraphs: [
        'To see and copy your data, to move it, to object, to have it erased, restricted or corrected, and to withdraw consent at any time. Withdrawing ends the card on the phone; your physical card and what was already done are not affected.',
        'We answer a request to see your data within 30 days, and erase, backups included, within 90. If you think we break the law, you may complain to the Office of the Personal Data Protection Committee.',
      ],
    },
    {
      heading: 'Contact',
      paragraphs: [
        'Controller: the agency that runs Tuaton. Data protection officer: dpo@tuaton.example, or your nearest registration office.',
        'A system in sandbox mode uses an invented register. If you photograph your own face there, it stays on the machine that runs the system.',
      ],
    },
    {
      heading: 'Terms of use',
      paragraphs: [
        'You confirm that the card is yours and that you register yourself. Using somebody else’s card is an offence.',
        'Keep your passcode to yourself; nobody may ask for it, officers included. If the phone is lost, register on a new one or tell a registration office: the old phone stops working at once.',
      ],
    },
  ],
}
