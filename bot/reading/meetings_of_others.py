"""Words of meetings to which others call, or to which another one of the family goes: they are not ours to call."""

import re

# "họp phụ huynh", "họp lớp", "họp mặt cựu chiến binh": not what a branch calls; nor "con chị họp".
OF_OTHERS = re.compile(
    r"hop(?: mat)?(?: cho| voi)? (?:phu huynh|lop(?! tap huan)|dong huong|dong ngu|ho hang|ho toc|dong ho|gia toc"
    r"|gia dinh|cuu (?:chien binh|hoc sinh)|ccb|hoi dong|chi bo|dang (?:uy|bo)|co quan|cong ty"
    r"|(?:ho|toc|cho)(?: (?:minh|nha|noi|ngoai|ta|nguyen|tran|le|pham|hoang|vu|vo|bui|dang|do))*(?= ?(?:[|,.;:]|$)))\b"
)
OF_HER_FAMILY = re.compile(
    r"\b(?:con|chau|chồng|chong|anh)(?: (?:gai|trai|dau|re|lon|nho|ut))?(?: (?:nha|cua))?"
    r" (?:chi|em|toi|tui|minh|co|bac|di)(?: (?:di|phai|co|ve))*[ ,|]*$"
)
