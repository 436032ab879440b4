/** Width and height of a PNG or JPEG, or undefined when the bytes are neither. */
export const imageSize = (data: Buffer): { width: number; height: number } | undefined => {
  if (data.length > 24 && data.readUInt32BE(0) === 0x89504e47)
    return { width: data.readUInt32BE(16), height: data.readUInt32BE(20) };
  if (data.length < 4 || data.readUInt16BE(0) !== 0xffd8) return undefined;
  // Walk the JPEG segments to the start-of-frame marker, which holds the size.
  for (let at = 2; at + 9 < data.length;) {
    const marker = data.readUInt16BE(at);
    if (marker >> 8 !== 0xff) return undefined;
    const isFrame = marker >= 0xffc0 && marker <= 0xffcf && ![0xffc4, 0xffc8, 0xffcc].includes(marker);
    if (isFrame) return { height: data.readUInt16BE(at + 5), width: data.readUInt16BE(at + 7) };
    at += 2 + data.readUInt16BE(at + 2);
  }
  return undefined;
};
