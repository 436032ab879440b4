/** Two quiet tones made in the browser; no file is fetched. */
const TUNES = {
  waiting: [523.25, 659.25],
  message: [587.33],
} as const;

let audio: AudioContext | undefined;

export function play(tune: keyof typeof TUNES): void {
  audio ??= new AudioContext();
  const context = audio;
  // Browsers keep sound off until the first click; then there is nothing to play yet.
  if (context.state === 'suspended') void context.resume();
  TUNES[tune].forEach((pitch, index) => {
    const start = context.currentTime + index * 0.18;
    const tone = context.createOscillator();
    const gain = context.createGain();
    tone.type = 'sine';
    tone.frequency.value = pitch;
    gain.gain.setValueAtTime(0, start);
    gain.gain.linearRampToValueAtTime(0.09, start + 0.03);
    gain.gain.exponentialRampToValueAtTime(0.0001, start + 0.7);
    tone.connect(gain).connect(context.destination);
    tone.start(start);
    tone.stop(start + 0.75);
  });
}
