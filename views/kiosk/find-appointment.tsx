import { words } from '../../src/words/words.ts';
import type { Frame } from '../layouts/frame.ts';
import { KioskLayout, type KioskPlace } from '../layouts/kiosk-layout.tsx';
import { type KeyboardKind, KeypadForm } from './keypad.tsx';

interface Props {
  readonly frame: Frame;
  readonly place: KioskPlace;
  readonly value: string;
  readonly hasError: boolean;
}

export const PROOFS = ['phone', 'name', 'email'] as const;
export type ProofKind = (typeof PROOFS)[number];

export const PROOF_KEYBOARDS: Readonly<Record<ProofKind, KeyboardKind>> = {
  phone: 'digits',
  name: 'letters',
  email: 'email',
};
export const PROOF_LENGTHS: Readonly<Record<ProofKind, number>> = { phone: 4, name: 3, email: 120 };

function Plate({ lead, title }: { lead: string; title: string }) {
  return (
    <>
      <p class="kiosk-lead">{lead}</p>
      <h1 class="kiosk-question">{title}</h1>
    </>
  );
}

/** What the camera sees, and why it sees nothing where it does not. */
function CameraDialog({ lang }: { lang: Frame['lang'] }) {
  const w = words(lang).kiosk.arrival.scan;
  return (
    <dialog
      class="kiosk-dialog"
      data-camera-dialog=""
      data-refused={w.refused}
      data-missing={w.missing}
      data-insecure={w.noCamera}
      aria-labelledby="camera-title"
    >
      <h2 id="camera-title">{w.camera}</h2>
      <p role="status" data-camera-text="">
        {w.looking}
      </p>
      <video class="kiosk-camera" data-camera-video="" muted playsinline hidden></video>
      <div class="kiosk-touch">
        <button type="button" class="button" data-camera-stop="">
          {w.stop}
        </button>
      </div>
    </dialog>
  );
}

/** `camera`: address of the script that reads codes from it. */
export function CodePage({ frame, place, value, hasError, camera }: Props & { camera: string }) {
  const w = words(frame.lang).kiosk.arrival;
  return (
    <KioskLayout frame={frame} place={place} title={w.code.title} plate={<Plate lead={w.lead} title={w.code.title} />}>
      <KeypadForm
        frame={frame}
        action="/kiosk/appointment"
        method="get"
        name="reference"
        label={w.code.label}
        hint={`${w.code.hint}. ${w.scan.hint}.`}
        value={value}
        error={hasError ? w.errors.code : null}
        keyboard="code"
        submit={w.continue}
        maxLength={12}
      />
      <p class="kiosk-other">
        <a href="/kiosk/appointment/phone">{w.code.usePhone}</a>
        <button type="button" class="link-button" data-camera={camera} hidden>
          {w.scan.camera}
        </button>
      </p>
      <CameraDialog lang={frame.lang} />
    </KioskLayout>
  );
}

export function PhonePage({ frame, place, value, hasError, requestKey }: Props & { requestKey: string }) {
  const w = words(frame.lang).kiosk.arrival;
  return (
    <KioskLayout
      frame={frame}
      place={place}
      title={w.phone.title}
      plate={<Plate lead={w.lead} title={w.phone.title} />}
    >
      <KeypadForm
        frame={frame}
        action="/kiosk/check-ins"
        fields={{ key: requestKey, by: 'whole_phone' }}
        name="value"
        label={w.phone.label}
        hint={w.phone.hint}
        value={value}
        error={hasError ? w.errors.phone : null}
        keyboard="digits"
        submit={w.checkIn}
        maxLength={16}
      />
      <p class="kiosk-other">
        <a href="/kiosk/appointment">{w.phone.useCode}</a>
      </p>
    </KioskLayout>
  );
}

interface ProofProps extends Props {
  readonly reference: string;
  readonly by: ProofKind;
  readonly requestKey: string;
}

/** A code alone opens nothing: one thing more that only its owner knows. */
export function ProofPage({ frame, place, value, hasError, reference, by, requestKey }: ProofProps) {
  const w = words(frame.lang).kiosk.arrival;
  const others = { phone: w.proof.usePhone, name: w.proof.useName, email: w.proof.useEmail };
  return (
    <KioskLayout
      frame={frame}
      place={place}
      title={w.proof[by].title}
      plate={<Plate lead={w.lead} title={w.proof[by].title} />}
    >
      <KeypadForm
        frame={frame}
        action="/kiosk/check-ins"
        fields={{ key: requestKey, reference, by }}
        name="value"
        label={w.proof[by].label}
        hint={w.proof.why}
        value={value}
        error={hasError ? w.errors[`proof_${by}`] : null}
        keyboard={PROOF_KEYBOARDS[by]}
        submit={w.checkIn}
        maxLength={PROOF_LENGTHS[by]}
      />
      <p class="kiosk-other">
        {PROOFS.filter((kind) => kind !== by).map((kind) => (
          <a href={`/kiosk/appointment?reference=${encodeURIComponent(reference)}&by=${kind}`}>{others[kind]}</a>
        ))}
      </p>
    </KioskLayout>
  );
}
