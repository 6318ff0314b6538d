/** The kinds of file that people may hand in. A name is never believed: what lies inside decides. */
export const FILE_KINDS = ['pdf', 'docx', 'odt', 'xlsx', 'png', 'jpg', 'webp', 'csv', 'txt'] as const;
export type FileKind = (typeof FILE_KINDS)[number];

/** The largest file, in bytes. */
export const MOST_FILE_BYTES = 6 * 1024 * 1024;
/** The largest picture that is handed in to be shown on a page, in bytes. */
export const MOST_PICTURE_BYTES = 5 * 1024 * 1024;
/** The largest picture, in pixels: more than a good telephone takes, far less than fills a server's memory. */
export const MOST_PIXELS = 40_000_000;
/** The most that a document may hold once it is unpacked, in bytes. */
export const MOST_UNPACKED_BYTES = 64 * 1024 * 1024;
/** The most parts of a document. */
export const MOST_PARTS = 2000;
/** The most pages of a PDF. */
export const MOST_PAGES = 500;

export const MEDIA_TYPES: Readonly<Record<FileKind, string>> = {
  pdf: 'application/pdf',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  odt: 'application/vnd.oasis.opendocument.text',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  png: 'image/png',
  jpg: 'image/jpeg',
  webp: 'image/webp',
  csv: 'text/csv; charset=utf-8',
  txt: 'text/plain; charset=utf-8',
};

/** What a file field offers to choose. A convenience only: it keeps nothing out. */
export const ACCEPTED_ENDINGS = FILE_KINDS.map((kind) => `.${kind}`).join(',');

/** The same for pictures. */
export const ACCEPTED_PICTURES = '.png,.jpg,.jpeg,.webp';

/** Why a file is not taken. */
export const FILE_REFUSALS = ['empty', 'tooLarge', 'kind', 'notItsName', 'broken', 'tooManyPixels', 'tooMuchInside', 'tooManyPages', 'locked', 'active'] as const;
export type FileRefusalReason = (typeof FILE_REFUSALS)[number];

/** A file that is not taken, and why. */
export class FileRefusal extends Error {
  readonly reason: FileRefusalReason;
  /** What the file is, where it is something else than its name says. */
  readonly kind: FileKind | null;

  constructor(reason: FileRefusalReason, kind: FileKind | null = null) {
    super(`a file was refused: ${reason}`);
    this.name = 'FileRefusal';
    this.reason = reason;
    this.kind = kind;
  }
}
