import { type Language, lines, paper } from "#shared/domain/paper.ts";
import { spokenCode } from "#shared/domain/text.ts";
import { words } from "#shared/domain/words.ts";

type ClaimSlip = {
  readonly name: string | undefined;
  readonly room: string | undefined;
  readonly personId: string;
  readonly code: string;
  readonly qr: string;
};

type ClaimSheet = {
  readonly language: Language;
  readonly building: string | undefined;
  readonly slips: readonly ClaimSlip[];
  /** Where the next sheet begins, when this one is full. */
  readonly next: string | undefined;
};

const said = {
  title: words("认领码", "Codes to claim a record"),
  name: words("姓名", "Name"),
  room: words("房号", "Flat"),
  record: words("档案号", "Record"),
  code: words("认领码", "Code"),
  next: words("下一张从这里开始（cursor）", "The next sheet begins here (cursor)"),
};

/** A slip a person, to be cut apart: large letters, a QR code, and the code as it is read aloud. */
export const claimPaper = ({ language, building, slips, next }: ClaimSheet): string => {
  const cut = slips.map(({ name, room, personId, code, qr }) =>
    [
      '<section style="break-inside: avoid; border-bottom: 1px dashed #000">',
      lines([
        [said.name[language], name],
        [said.room[language], room],
        [said.record[language], personId],
        [said.code[language], spokenCode(code)],
      ]),
      `<div class="qr">${qr}</div>`,
      "</section>",
    ].join("\n"),
  );
  const body = [...cut, lines([[said.next[language], next]])].filter((part) => part !== "").join("\n");
  return paper({ language, title: [building, said.title[language]].filter(Boolean).join(" "), body });
};
