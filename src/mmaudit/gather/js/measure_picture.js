// @ts-check
/**
 * A picture's size in pixels, and itself drawn small. Drawn only when it is not too large: the size stands in a
 * picture's first bytes, and no pixel is unpacked to read it. A picture runs no scripts and loads nothing, SVG included.
 * @param {string} base64
 * @param {string} type
 * @param {number} side  of the small square
 * @param {number} mostPixels
 * @returns {Promise<{width: number, height: number, drawn: boolean, rgba: string} | null>} null: no picture
 */
async (base64, type, side, mostPixels) => {
  const bytes = Uint8Array.from(atob(base64), (sign) => sign.charCodeAt(0));
  const url = URL.createObjectURL(new Blob([bytes], { type }));
  const image = new Image();
  try {
    await new Promise((resolve, reject) => {
      image.onload = resolve;
      image.onerror = reject;
      image.src = url;
    });
    const [width, height] = [image.naturalWidth, image.naturalHeight];
    const size = { width, height, drawn: false, rgba: "" };
    if (!width || !height || width * height > mostPixels) return size;
    await image.decode();
    const canvas = document.createElement("canvas");
    canvas.width = canvas.height = side;
    const context = canvas.getContext("2d", { willReadFrequently: true });
    if (!context) return size;
    context.imageSmoothingQuality = "high";
    context.drawImage(image, 0, 0, side, side);
    try {
      const { data } = context.getImageData(0, 0, side, side);
      size.rgba = btoa(String.fromCharCode(...data));
    } catch {
      // An SVG with a foreign object in it may not be read back.
    }
    return { ...size, drawn: true };
  } catch {
    return null;
  } finally {
    URL.revokeObjectURL(url);
  }
};
