import type { Exporter } from './exporter.js';
import { html } from './html.js';
import { json } from './json.js';
import { markdown } from './markdown.js';
import { txt } from './txt.js';

/** Every format that an edition is published in. */
export const EXPORTERS: readonly Exporter[] = [html, markdown, txt, json];
