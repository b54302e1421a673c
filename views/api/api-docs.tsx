import { words } from '../../src/words/words.ts';
import type { Frame } from '../layouts/frame.ts';
import { Page } from '../layouts/page.tsx';

export const API_TAGS = ['stores', 'booking', 'visits', 'queue', 'configuration', 'events'] as const;
export type ApiTag = (typeof API_TAGS)[number];

export interface ApiCall {
  readonly method: string;
  readonly path: string;
  readonly summary: string;
  readonly tag: ApiTag;
  readonly needs: 'nothing' | 'link' | 'key';
  readonly statuses: readonly string[];
}

interface Props {
  readonly frame: Frame;
  readonly documentHref: string;
  readonly calls: readonly ApiCall[];
}

/** The calls of the JSON API in a table a subject, drawn from the OpenAPI document. */
export function ApiDocs({ frame, documentHref, calls }: Props) {
  const w = words(frame.lang).api;
  return (
    <Page frame={frame} title={w.title} isPublic>
      <h1>{w.title}</h1>
      <p class="lead">
        {w.about} <a href={documentHref}>openapi.json</a>
      </p>
      {API_TAGS.map((tag) => (
        <div class="section">
          <h2 id={`calls-${tag}`}>{w.tags[tag]}</h2>
          {/* Long paths are scrolled on a phone, with the keyboard too. */}
          <section class="wide-table" tabindex={0} aria-labelledby={`calls-${tag}`}>
            <table>
              <thead>
                <tr>
                  <th scope="col">{w.call}</th>
                  <th scope="col">{w.does}</th>
                  <th scope="col">{w.needs}</th>
                  <th scope="col">{w.answers}</th>
                </tr>
              </thead>
              <tbody>
                {calls
                  .filter((call) => call.tag === tag)
                  .map((call) => (
                    <tr>
                      <th scope="row">
                        <code>
                          {call.method} {call.path}
                        </code>
                      </th>
                      <td lang="en">{call.summary}</td>
                      <td>{w[call.needs]}</td>
                      <td>{call.statuses.join(' ')}</td>
                    </tr>
                  ))}
              </tbody>
            </table>
          </section>
        </div>
      ))}
    </Page>
  );
}
