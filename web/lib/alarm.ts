const TONES_HZ = [880, 660, 880]
const TONE_SECONDS = 0.18

let speaker: AudioContext | undefined

/** Three short tones that are heard across a hall: for what must not be overlooked by somebody who has turned away. */
export function soundAlarm(): void {
  speaker ??= new AudioContext()
  // A phone that was put away in between has stopped it.
  void speaker.resume()
  const at = speaker.currentTime
  for (const [index, frequency] of TONES_HZ.entries()) {
    const tone = new OscillatorNode(speaker, { frequency, type: 'triangle' })
    tone.connect(speaker.destination)
    tone.start(at + index * TONE_SECONDS)
    tone.stop(at + (index + 0.8) * TONE_SECONDS)
  }
}
