# Sổ chi hội

MemberAdded = Dạ, { $em } ghi chị { $name } vào sổ { $branch }, STT { $number }.
AlreadyMember = Trong sổ đã có chị { $name }, STT { $number } rồi { $chi } ạ.
