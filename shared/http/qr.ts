import { create, toString as drawn } from "qrcode";

/** A QR code as an SVG picture that can stand in a page. Throws where the text is too long for one. */
export const qrSvg = async (text: string): Promise<string> => {
  create(text, { errorCorrectionLevel: "M" });
  return drawn(text, { type: "svg", errorCorrectionLevel: "M", margin: 2 });
};
