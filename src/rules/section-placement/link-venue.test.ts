import { expect, test } from "vitest";
import { linkVenue } from "./link-venue.ts";

test.each([
  ["https://aclanthology.org/2025.findings-naacl.215.pdf", "NAACL Findings", 2025],
  [
    "https://aclanthology.org/anthology-files/pdf/findings/2025.findings-naacl.215.pdf",
    "NAACL Findings",
    2025,
  ],
  ["https://aclanthology.org/2020.acl-main.12/", "ACL", 2020],
  ["https://aclanthology.org/2025.coling-main.66", "COLING", 2025],
  ["https://openaccess.thecvf.com/content/CVPR2024/html/A_paper_CVPR_2024_paper.html", "CVPR", 2024],
  ["https://openaccess.thecvf.com/content_ICCV_2019/papers/A_ICCV_2019_paper.pdf", "ICCV", 2019],
  ["https://www.sciencedirect.com/science/article/pii/S1566253525003136", "Information Fusion", null],
  ["https://www.sciencedirect.com/science/article/abs/pii/S1361841524000123", "MedIA", null],
])("%s is of %s", (url, name, year) => {
  expect(linkVenue(url)).toEqual({ name, year });
});

test.each([
  "https://aclanthology.org/P19-1034.pdf",
  "https://aclanthology.org/2022.bionlp-1.9/",
  "https://openaccess.thecvf.com/content/CVPR2021W/CLVision/html/A_paper.html",
  "https://www.sciencedirect.com/science/article/pii/S9999999900000000",
  "https://arxiv.org/abs/2406.04449",
  "",
])("%s says nothing", (url) => {
  expect(linkVenue(url)).toBeNull();
});
