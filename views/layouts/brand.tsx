/** The chain's name with its first word strong, beside a bar of its colour. A link where `href` is given. */
export function Brand({ name, href }: { name: string; href?: string | undefined }) {
  const [first, ...rest] = name.split(' ');
  const inner = (
    <>
      {first}
      {rest.length > 0 && <span>{rest.join(' ')}</span>}
    </>
  );
  return href ? (
    <a class="brand" href={href}>
      {inner}
    </a>
  ) : (
    <span class="brand">{inner}</span>
  );
}
