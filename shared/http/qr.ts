/**
 * A QR code as an SVG picture that can stand in a page. What draws it is loaded when the first is asked for: no other
 * request needs it. Throws where the text is too long for one.
 */
export const qrSvg = async (text: string): Promise<string> => {
  const { create, toString: drawn } = await import("../late/qrcode.ts");
  create(text, { errorCorrectionLevel: "M" });
  return drawn(text, { type: "svg", errorCorrectionLevel: "M", margin: 2 });
};
