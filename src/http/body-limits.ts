export const MEBIBYTE = 1024 * 1024;

/** The most that a JSON body may weigh, in bytes. */
export const MAX_JSON_BYTES = 1 * MEBIBYTE;
/** The most that a document may weigh, in bytes. */
export const MAX_DOCUMENT_BYTES = 10 * MEBIBYTE;
/** The most that a form may weigh, in bytes. */
export const MAX_FORM_BYTES = 64 * 1024;
