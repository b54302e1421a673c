import { Arrow } from './icons.tsx';

export function BackLink({ href, text }: { href: string; text: string }) {
  return (
    <a class="back" href={href}>
      <Arrow to="left" />
      <span>{text}</span>
    </a>
  );
}
