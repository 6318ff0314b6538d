import { Transform } from 'node:stream';
import type { NextFunction, Request, Response } from 'express';

interface LargeFileSettings {
  /** Bodies with files are read as they are up to here, in bytes. */
  fileLimit: number;
  /** What is left of each part of a larger one: more than any of our forms takes. */
  partLimit: number;
}

/**
 * A file that is larger than any form takes is read, and most of it is thrown away as it comes: what is left still is too large
 * for its form, which says so by the field, with all else that was typed. Turned away at the door, the form would be lost.
 */
export function cutLargeFiles({ fileLimit, partLimit }: LargeFileSettings) {
  return function cutIfLarge(request: Request, response: Response, next: NextFunction): void {
    const boundary = boundaryOf(request);
    if (request.method !== 'POST' || !boundary || Number(request.headers['content-length']) <= fileLimit) return next();
    const cut = cutFrom(request, boundary, partLimit, fileLimit + partLimit);
    // Whoever answers without having read it: the rest is read for nothing, or the browser would never come to the answer.
    response.once('finish', () => request.unpipe(cut).resume());
    response.locals.body = cut;
    next();
  };
}

/** What parts the fields of a multipart form; null for any other body. */
export function boundaryOf(request: Request): string | null {
  const found = /^multipart\/form-data;.*?boundary=(?:"([^"]{1,70})"|([^\s;"]{1,70}))/i.exec(request.headers['content-type'] ?? '');
  return found ? (found[1] ?? found[2] ?? '') : null;
}

/** The body of a multipart form as `cutParts` lets it through; it ends with the request when that breaks off. */
export function cutFrom(request: Request, boundary: string, most: number, mostOfAll: number): Transform {
  const cut = request.pipe(cutParts(boundary, most, mostOfAll));
  request.once('close', () => request.readableEnded || cut.destroy());
  return cut;
}

/** Lets through at most `most` bytes of each part of a multipart body, its heading among them, and at most `mostOfAll` bytes. */
export function cutParts(boundary: string, most: number, mostOfAll: number): Transform {
  const delimiter = Buffer.from(`\r\n--${boundary}`, 'latin1');
  let waiting: Buffer = Buffer.alloc(0);
  let left = most;
  let leftOfAll = mostOfAll;

  function pass(cut: Transform, bytes: Buffer): void {
    const passing = bytes.subarray(0, Math.max(left, 0));
    left -= passing.length;
    leftOfAll -= passing.length;
    if (passing.length > 0) cut.push(passing);
  }

  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      let rest = Buffer.concat([waiting, chunk]);
      for (let at = rest.indexOf(delimiter); at >= 0; at = rest.indexOf(delimiter)) {
        pass(this, rest.subarray(0, at));
        left = delimiter.length;
        pass(this, delimiter);
        left = most;
        rest = rest.subarray(at + delimiter.length);
      }
      // The end may be the begin of what parts them.
      const known = Math.max(rest.length - delimiter.length + 1, 0);
      pass(this, rest.subarray(0, known));
      waiting = rest.subarray(known);
      done(leftOfAll < 0 ? new Error('too large') : null);
    },
    flush(done) {
      pass(this, waiting);
      done();
    },
  });
}
